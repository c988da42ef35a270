import { createHash } from 'node:crypto';
import { canonical, isArray, isObject, type Json } from '../../json/json.ts';
import { literal } from '../../json/text.ts';
import type { Format } from '../../model/format.ts';
import type { Pact, PactInteraction } from '../../model/pact.ts';
import type { Finding, Result } from '../../model/report.ts';
import type { Verdict } from '../../model/verdict.ts';
import { newFinding } from '../../results/identity.ts';
import { type ContractMismatch, partsOf } from './mismatches.ts';
import type { InteractionVerdict, VerifierOutcome } from './outcome.ts';

/** What errspec knows beside the verifier's results. */
export interface Circumstances {
  /** The description of the provider, if there is one: it maps interactions to operations. */
  readonly format: Format | undefined;
  /** Why states could not be set up, by name. */
  readonly failures: ReadonlyMap<string, string>;
  /** Masks secrets in answers; without it nothing is masked. */
  readonly mask?: (text: string) => string;
}

/** One result for each interaction of the pacts, in their order: passed, failed with its findings, blocked or errored. */
export function resultsOf(
  pacts: readonly Pact[],
  verdicts: readonly InteractionVerdict[],
  circumstances: Circumstances,
): readonly Result[] {
  const left = new Map<string, VerifierOutcome[]>();
  for (const each of verdicts) left.set(nameOf(each), [...(left.get(nameOf(each)) ?? []), each.outcome]);
  const ids = new Set<string>();
  return pacts.flatMap((pact) =>
    pact.interactions.map((interaction) => {
      const one = left.get(nameOf({ ...interaction, consumer: pact.consumer }))?.shift();
      const id = freshId(interaction.description, ids);
      return resultOf(pact, interaction, { id, outcome: one, ...circumstances });
    }),
  );
}

function nameOf({ consumer, description, states }: Pick<InteractionVerdict, 'consumer' | 'description' | 'states'>): string {
  return canonical([consumer, description, states]);
}

/** `pact/` and the words of the description; repeated ids are numbered. */
function freshId(description: string, ids: Set<string>): string {
  const words =
    description
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'interaction';
  let id = `pact/${words}`;
  for (let count = 2; ids.has(id); count++) id = `pact/${words}-${count}`;
  ids.add(id);
  return id;
}

interface VerifiedInteraction extends Circumstances {
  readonly id: string;
  readonly outcome: VerifierOutcome | undefined;
}

function resultOf(pact: Pact, interaction: PactInteraction, judged: VerifiedInteraction): Result {
  const operation = judged.format === undefined ? undefined : operationOf(judged.format, interaction);
  const { verdict, reason } = verdictOf(interaction, judged);
  return {
    id: judged.id,
    format: pact.provider,
    level: 'MUST',
    title: interaction.description,
    source: `the pact of ${pact.consumer} with ${pact.provider}`,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    operations: operation === undefined ? {} : { [operation]: verdict },
    findings: verdict === 'failed' ? findingsOf(interaction, judged, operation) : [],
  };
}

function verdictOf(
  { states }: PactInteraction,
  { outcome, failures, mask = asItIs }: VerifiedInteraction,
): { readonly verdict: Verdict; readonly reason?: string } {
  if (outcome === undefined) return { verdict: 'errored', reason: 'the verifier has no result for this interaction' };
  switch (outcome.kind) {
    case 'kept':
      return { verdict: 'passed' };
    case 'broken':
    case 'no-answer':
      return { verdict: 'failed' };
    case 'no-state': {
      const failed = states.find((state) => failures.has(state));
      return {
        verdict: 'blocked',
        reason: mask(`the state "${failed ?? states.join('", "')}" could not be set up: ${failures.get(failed ?? '') ?? 'it failed'}`),
      };
    }
    default:
      return outcome satisfies never;
  }
}

function findingsOf(
  interaction: PactInteraction,
  { id, outcome, mask = asItIs }: VerifiedInteraction,
  operation: string | undefined,
): readonly Finding[] {
  const parts: readonly ContractMismatch[] =
    outcome?.kind === 'broken'
      ? partsOf(outcome.mismatches)
      : [{ code: 'pact-no-answer', where: '', expected: 'an answer', actual: outcome?.kind === 'no-answer' ? outcome.why : null }];
  return parts.map(masked(mask)).map(({ code, where, expected, actual }, index) =>
    newFinding({
      id: `${id}:${createHash('sha256')
        .update(canonical([id, code, where, index]))
        .digest('hex')
        .slice(0, 10)}`,
      requirement: id,
      code,
      operation: operation ?? null,
      cause: 'contract',
      about: `${interaction.method} ${interaction.path}`,
      where,
      expected,
      actual,
      spec: '',
    }),
  );
}

function masked(mask: (text: string) => string): (part: ContractMismatch) => ContractMismatch {
  return (part) => ({ ...part, where: mask(part.where), expected: maskedIn(part.expected, mask), actual: maskedIn(part.actual, mask) });
}

function maskedIn(value: Json, mask: (text: string) => string): Json {
  if (typeof value === 'string') return mask(value);
  if (isArray(value)) return value.map((each) => maskedIn(each, mask));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [mask(name), maskedIn(each, mask)]));
}

function asItIs(text: string): string {
  return text;
}

/** The operation of an interaction, by method and path; a concrete path comes before a template. */
function operationOf({ operations }: Format, { method, path }: PactInteraction): string | undefined {
  const fits = operations.filter((each) => each.method === method.toUpperCase() && pattern(each.path).test(path));
  return fits.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0]?.id;
}

function pattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map(literal);
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
