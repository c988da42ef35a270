import { createHash } from 'node:crypto';
import type { FindingCode } from '../model/finding-codes.ts';
import type { Format } from '../model/format.ts';
import { canonical, type Json } from '../model/json.ts';
import type { Pact, PactInteraction } from '../model/pact.ts';
import type { Finding, Result } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Mismatch, Told, ToldOf } from './told.ts';

/** What is known beside the words of the verifier. */
export interface Circumstances {
  /** The description, where there is one for the provider: it tells which operation an interaction is about. */
  readonly format: Format | undefined;
  /** Why states could not be set up, by name. */
  readonly failures: ReadonlyMap<string, string>;
}

/** One result for each interaction of the pacts, in their order: kept, broken (with what is not as the contract says), or not to be judged. */
export function resultsOf(pacts: readonly Pact[], told: readonly ToldOf[], circumstances: Circumstances): readonly Result[] {
  const left = new Map<string, Told[]>();
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

function nameOf({ consumer, description, states }: Pick<ToldOf, 'consumer' | 'description' | 'states'>): string {
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

interface Judged extends Circumstances {
  readonly id: string;
  readonly told: Told | undefined;
}

function resultOf(pact: Pact, interaction: PactInteraction, judged: Judged): Result {
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

function verdictOf({ states }: PactInteraction, { told, failures }: Judged): { readonly verdict: Verdict; readonly reason?: string } {
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
        reason: `the state "${failed ?? states.join('", "')}" could not be set up: ${failures.get(failed ?? '') ?? 'it failed'}`,
      };
    }
    default:
      return told satisfies never;
  }
}

function findingsOf(interaction: PactInteraction, { id, told }: Judged, operation: string | undefined): readonly Finding[] {
  const parts: readonly Part[] =
    told?.kind === 'broken'
      ? told.mismatches.map(partOf)
      : [{ code: 'pact-no-answer', where: '', expected: 'an answer', actual: told?.kind === 'no-answer' ? told.why : null }];
  return parts.map(({ code, where, expected, actual }, index) => ({
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
    count: 1,
    exchange: null,
    recipe: null,
  }));
}

interface Part {
  readonly code: FindingCode;
  readonly where: string;
  readonly expected: Json;
  readonly actual: Json;
}

function partOf({ what, at, expected, actual, words }: Mismatch): Part {
  switch (what) {
    case 'status':
      return { code: 'pact-status', where: 'status', expected, actual };
    case 'header':
      return {
        code: 'pact-header',
        where: `header:${at.toLowerCase()}`,
        expected: words === '' ? expected : (ruleIn(words) ?? expected),
        actual,
      };
    case 'media-type':
      return { code: 'pact-header', where: 'header:content-type', expected, actual };
    case 'body':
      return { code: 'pact-body', where: pointerOf(at), expected: wanted(expected, words), actual: cut(actual) };
    case 'other':
      return { code: 'pact-body', where: pointerOf(at), expected: words, actual: cut(actual) };
    default:
      return what satisfies never;
  }
}

/** What the verifier wanted: the value as it stands in the contract, or what its words say of a rule. */
function wanted(expected: Json, words: string): Json {
  const missing = /missing the following keys: (.*)$/.exec(words)?.[1];
  if (missing !== undefined) return `the members ${missing}`;
  return ruleIn(words) ?? cut(expected);
}

function ruleIn(words: string): string | undefined {
  const [, pattern] = /to match '(.*)'$/.exec(words) ?? [];
  if (pattern !== undefined) return `a text that matches ${pattern}`;
  const [, type] = /to be the same type as (.*)$/.exec(words) ?? [];
  return type === undefined ? undefined : `the same type as ${cut(type)}`;
}

function cut(value: Json): Json {
  return typeof value === 'string' && value.length > 200 ? `${value.slice(0, 200)}…` : value;
}

/** `$.errors[0].index` as a JSON Pointer: `/errors/0/index`. */
function pointerOf(path: string): string {
  const steps = path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g);
  return [...steps]
    .map(([, name, index, quoted]) => `/${(name ?? index ?? quoted ?? '').replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The operation whose method and path an interaction has; a concrete path goes before a template. */
function operationOf({ operations }: Format, { method, path }: PactInteraction): string | undefined {
  const fits = operations.filter((each) => each.method.toUpperCase() === method.toUpperCase() && pattern(each.path).test(path));
  return fits.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0]?.id;
}

function pattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
