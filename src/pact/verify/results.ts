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

/** What is known beside the words of the verifier. */
export interface Circumstances {
  /** The description, where there is one for the provider: it tells which operation an interaction is about. */
  readonly format: Format | undefined;
  /** Why states could not be set up, by name. */
  readonly failures: ReadonlyMap<string, string>;
  /** Masks secrets in what came; nothing is masked unless given. */
  readonly mask?: (text: string) => string;
}

/** One result for each interaction of the pacts, in their order: kept, broken (with what is not as the contract says), or not to be judged. */
export function resultsOf(pacts: readonly Pact[], told: readonly InteractionVerdict[], circumstances: Circumstances): readonly Result[] {
  const left = new Map<string, VerifierOutcome[]>();
  for (const each of told) left.set(nameOf(each), [...(left.get(nameOf(each)) ?? []), each.told]);
  const ids = new Set<string>();
  return pacts.flatMap((pact) =>
    pact.interactions.map((interaction) => {
      const one = left.get(nameOf({ ...interaction, consumer: pact.consumer }))?.shift();
      const id = freshId(interaction.description, ids);
      return resultOf(pact, interaction, { id, told: one, ...circumstances });
    }),
  );
}

function nameOf({ consumer, description, states }: Pick<InteractionVerdict, 'consumer' | 'description' | 'states'>): string {
  return canonical([consumer, description, states]);
}

/** `pact/` and the words of the description; a second one of the same words is numbered. */
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
  readonly told: VerifierOutcome | undefined;
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
  { told, failures, mask = asItIs }: VerifiedInteraction,
): { readonly verdict: Verdict; readonly reason?: string } {
  if (told === undefined) return { verdict: 'errored', reason: 'the verifier says nothing of this interaction' };
  switch (told.kind) {
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
      return told satisfies never;
  }
}

function findingsOf(
  interaction: PactInteraction,
  { id, told, mask = asItIs }: VerifiedInteraction,
  operation: string | undefined,
): readonly Finding[] {
  const parts: readonly ContractMismatch[] =
    told?.kind === 'broken'
      ? partsOf(told.mismatches)
      : [{ code: 'pact-no-answer', where: '', expected: 'an answer', actual: told?.kind === 'no-answer' ? told.why : null }];
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

/** The operation whose method and path an interaction has; a concrete path goes before a template. */
function operationOf({ operations }: Format, { method, path }: PactInteraction): string | undefined {
  const fits = operations.filter((each) => each.method === method.toUpperCase() && pattern(each.path).test(path));
  return fits.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0]?.id;
}

function pattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map(literal);
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
