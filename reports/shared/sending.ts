import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import type { KeyForm } from '../../src/model/probe.ts';
import type { Finding, Report } from '../../src/model/report.ts';

/** Which key a request carried. `unknown`: the report has no recipe of the request. */
export type SentKey = KeyForm['kind'] | 'unknown';

/** A value that an earlier answer gave. */
export interface MadeValue {
  readonly at: string;
  /** The operation that answered. */
  readonly by: string | undefined;
  /** The number of that answer, where it is shown as well. */
  readonly answer?: number;
}

/** What the recipe of a finding says about how its request was made. */
export interface Sending {
  readonly key: SentKey;
  /** Provider states that the scenario set up. */
  readonly states: readonly string[];
  /** Values that an earlier answer of the run gave: where they are in the request, and the operation that answered. */
  readonly made: readonly MadeValue[];
  /** The number of the step among the steps of its scenario, from 1. */
  readonly step: number;
  readonly steps: number;
  /** Names of the headers of the user, in lower case: their values are masked, and are no API key. */
  readonly ownHeaders: readonly string[];
}

/** How the request of the finding's exchange was made, or of another one of the same scenario. */
export function sendingOf(finding: Finding, report: Report, exchange: string = finding.exchange ?? ''): Sending {
  const headers = report.run.options['headers'];
  const ownHeaders = isArray(headers) ? headers.map((name) => String(name).toLowerCase()) : [];
  const steps = stepsOf(finding, exchange);
  const index = steps.findIndex((step) => member(step, 'step') === stepName(exchange));
  const step = steps[index];
  return {
    key: step === undefined ? (finding.steps?.find((each) => each.exchange === exchange)?.key ?? 'unknown') : keyOf(step),
    states: listOf(finding.recipe, 'states').map(String),
    made: listOf(step, 'bind').flatMap((bind) => madeBy(bind, finding.recipe)),
    step: index + 1,
    steps: steps.length,
    ownHeaders,
  };
}

/** The steps of the scenario that the exchange is of: the finding's own, or one that it uses. */
function stepsOf({ recipe }: Finding, name: string): readonly Json[] {
  const owner = listOf(recipe, 'shared').find((shared) => name.includes(`:${String(member(shared, 'scenario'))}#`));
  return listOf(owner ?? recipe, 'steps');
}

/** The step in the name of an exchange, `<format>:<scenario>#<step>, attempt <n>`. */
function stepName(exchange: string): string {
  return exchange.slice(exchange.lastIndexOf('#') + 1).replace(/, attempt \d+$/, '');
}

const KEYS: ReadonlySet<string> = new Set<SentKey>([
  'good',
  'state',
  'none',
  'empty',
  'wrong',
  'truncated',
  'other-case',
  'extended',
  'last-changed',
  'two-blanks',
  'misplaced',
]);

function keyOf(step: Json | undefined): SentKey {
  const kind = member(member(step, 'key'), 'kind');
  return typeof kind === 'string' && isKey(kind) ? kind : 'unknown';
}

function isKey(kind: string): kind is SentKey {
  return KEYS.has(kind);
}

function madeBy(bind: Json, recipe: Json): Sending['made'] {
  const from = member(bind, 'from');
  if (member(from, 'kind') === 'request') return madeBefore(bind, recipe);
  if (member(from, 'kind') !== 'answer') return [];
  const scenario = member(from, 'scenario');
  const owner = scenario === undefined ? recipe : listOf(recipe, 'shared').find((shared) => member(shared, 'scenario') === scenario);
  const step = listOf(owner, 'steps').find((each) => member(each, 'step') === member(from, 'step'));
  const operation = member(step, 'operation');
  return [{ at: String(member(bind, 'to')), by: typeof operation === 'string' ? operation : undefined }];
}

/** A value that an earlier request carried, where that one had it from an answer. */
function madeBefore(bind: Json, recipe: Json): Sending['made'] {
  const from = member(bind, 'from');
  const step = listOf(recipe, 'steps').find((each) => member(each, 'step') === member(from, 'step'));
  const earlier = listOf(step, 'bind').find(
    (each) => member(each, 'to') === member(from, 'at') && member(member(each, 'from'), 'kind') === 'answer',
  );
  return earlier === undefined ? [] : madeBy(earlier, recipe).map(({ by }) => ({ at: String(member(bind, 'to')), by }));
}

/** The elements of a list in a recipe; none where there is no list. */
export function listOf(value: Json | undefined, name: string): readonly Json[] {
  const list = isObject(value) ? member(value, name) : undefined;
  return isArray(list) ? list : [];
}
