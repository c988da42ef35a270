import { tokens } from '../json/pointer.ts';
import { byCodeUnits } from '../json/text.ts';
import { type Format, type Operation, operationById } from '../model/format.ts';
import type { Interaction, InteractionOutcome, InteractionResponse } from '../model/interaction.ts';
import type { Cause, ConstraintViolation } from '../model/probe.ts';
import { inAnswers } from '../schema/directions.ts';
import { bulkResponse } from './bulk.ts';
import { type Choice, choose, type PromisedAnswer } from './choose.ts';
import { errorResponse } from './error.ts';
import { requestOf, statesForProbe } from './request.ts';
import { successResponse } from './success.ts';

/** The interactions of a format, from the scenarios of `check`: each documented error of each operation that a contract can express, successes, and bulks with one invalid item. Sorted by description. */
export function interactionsOf(format: Format): readonly Interaction[] {
  const made = choose(format).flatMap((choice) => interactionOf(format, choice) ?? []);
  return numbered(made.toSorted((a, b) => byCodeUnits(a.description, b.description)));
}

function interactionOf(format: Format, { scenario, probe, answer }: Choice): Interaction | undefined {
  const answers = inAnswers(format);
  const operation = operationById(answers, probe.operation);
  const response = operation === undefined ? undefined : responseOf(answers, operation, answer);
  if (operation === undefined || response === undefined) return undefined;
  return {
    description: `${operation.id}: ${aboutOf(probe.cause, scenario.id)} -> ${codeOf(answer)}`,
    scenario: scenario.id,
    operation: operation.id,
    states: statesForProbe(operation, probe, scenario.states),
    outcome: outcomeOf(answer),
    request: requestOf(format, operation, probe),
    response,
  };
}

function responseOf(format: Format, operation: Operation, answer: PromisedAnswer): InteractionResponse | undefined {
  switch (answer.kind) {
    case 'success':
      return successResponse(format, operation);
    case 'error':
      return errorResponse(format, answer.entries, answer.blame);
    case 'bulk':
      return operation.bulk === undefined ? undefined : bulkResponse(format, operation, operation.bulk, answer);
    default:
      return answer satisfies never;
  }
}

function outcomeOf(answer: PromisedAnswer): InteractionOutcome {
  if (answer.kind !== 'error') return answer;
  return { kind: 'error', entries: answer.entries, blames: answer.blame?.must.flat() ?? [] };
}

function codeOf(answer: PromisedAnswer): string {
  switch (answer.kind) {
    case 'success':
      return 'success';
    case 'error':
      return answer.entries.join(' or ');
    case 'bulk':
      return answer.bad.length === 0 ? 'all created' : `error at index ${answer.bad.map(({ index }) => index).join(', ')}`;
    default:
      return answer satisfies never;
  }
}

/** What the request does, in a few words. */
function aboutOf(cause: Cause, scenario: string): string {
  switch (cause.kind) {
    case 'valid':
      return `a valid request (${cause.variant})`;
    case 'key':
      return cause.how === 'none' ? 'no API key' : `a ${cause.how} API key`;
    case 'violation':
      return wordsOf(cause.violations);
    case 'case':
      return cause.name;
    case 'unknown-id':
      return `unknown ${cause.at.map(nameOf).join(', ')}`;
    case 'bulk':
      return cause.bad.length === 0
        ? `${cause.size} good items`
        : `${cause.size} items, ${wordsOf(cause.bad.flatMap(({ violations }) => violations))}`;
    default:
      return scenario;
  }
}

function wordsOf(violations: readonly ConstraintViolation[]): string {
  return violations.map(({ at, constraint }) => `${nameOf(at)}, ${constraint}`).join('; ');
}

function nameOf(place: string): string {
  const parts = tokens(place);
  const inner = ['body', 'query', 'path', 'header'].includes(parts[0] ?? '') ? parts.slice(1) : parts;
  return inner.join('.') || 'body';
}

/** Numbers interactions with the same description, because the description identifies an interaction. */
function numbered(interactions: readonly Interaction[]): readonly Interaction[] {
  const seen = new Map<string, number>();
  return interactions.map((each) => {
    const count = (seen.get(each.description) ?? 0) + 1;
    seen.set(each.description, count);
    return count === 1 ? each : { ...each, description: `${each.description} (${count})` };
  });
}
