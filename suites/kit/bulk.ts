import { isArray, type Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import type { BulkRules } from '../../src/model/format.ts';
import type { BadItem } from '../../src/model/probe.ts';
import type { BulkReading } from '../../src/model/reading.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { readBulk } from '../../src/read/bulk.ts';

/** A bulk that was answered with the bulk's own body, and all that judging it needs. */
export interface AnsweredBulk {
  readonly rules: BulkRules;
  readonly items: readonly Json[];
  readonly bad: readonly BadItem[];
  readonly body: Json;
  readonly answer: BulkReading;
}

/** Ten requirements look at each bulk answer; it is read once. */
const known = new WeakMap<Observation, { readonly bulk: AnsweredBulk | undefined }>();

/** The bulk answer of an exchange, or `undefined` where it is none (another operation, an error envelope, no JSON). */
export function bulkOf(observation: Observation): AnsweredBulk | undefined {
  const before = known.get(observation);
  if (before !== undefined) return before.bulk;
  const bulk = read(observation);
  known.set(observation, { bulk });
  return bulk;
}

function read(observation: Observation): AnsweredBulk | undefined {
  const { format, operation, probe, sent } = observation;
  const rules = operation?.bulk;
  const body = successOf(observation)?.body;
  if (rules === undefined || probe.expect.kind !== 'bulk' || body === undefined) return undefined;
  const items = at(sent.request.body, rules.items);
  return { rules, items: isArray(items) ? items : [], bad: probe.expect.bad, body, answer: readBulk(rules, body, format.fields?.naming) };
}

/** Where the description promises how a bulk is answered: what is wrong with the answer as a whole is one thing, whichever item was bad. */
export function promisedAt({ operation }: Observation): string {
  return `${operation?.pointer ?? ''}/x-bulk`;
}

/** The pointer of the list of errors (or results) of a bulk answer. */
export function errorList({ answer }: BulkRules): string {
  return answer.kind === 'split' ? answer.errors : answer.results;
}

/** Whether a pointer into a bulk answer names the index of an element. */
export function indexPlace(rules: BulkRules, where: string): boolean {
  const { index } = rules.answer;
  const list = errorList(rules);
  if (index === undefined || !where.startsWith(`${list}/`)) return false;
  return where.slice(list.length).replace(/^\/\d+/, '') === index;
}

/** The indexes of a bulk answer's errors that are positions at all, in the order of the answer. */
export function indexesOf({ answer }: AnsweredBulk): readonly number[] {
  return answer.errors.map(({ index }) => index).filter((index) => typeof index === 'number');
}
