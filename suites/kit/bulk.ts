import { isArray, type Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import type { BlamedFieldRule, BulkRules } from '../../src/model/format.ts';
import type { BadItem, Probe } from '../../src/model/probe.ts';
import type { BulkReading } from '../../src/model/reading.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { readBulk } from '../../src/read/bulk.ts';

/** Probes that send a bulk of a legal size. */
export function isBulk({ expect }: Probe): boolean {
  return expect.kind === 'bulk';
}

/** A bulk that was answered with the bulk's own body, and all that judging it needs. */
export interface AnsweredBulk {
  readonly rules: BulkRules;
  readonly items: readonly Json[];
  readonly bad: readonly BadItem[];
  readonly body: Json;
  readonly answer: BulkReading;
}

/** Cached per observation: ten requirements judge each bulk answer. */
const known = new WeakMap<Observation, { readonly bulk: AnsweredBulk | undefined }>();

/** The bulk answer of an exchange; `undefined` for any other answer (of another operation, an error, no JSON). */
export function bulkOf(observation: Observation): AnsweredBulk | undefined {
  const before = known.get(observation);
  if (before !== undefined) return before.bulk;
  const bulk = read(observation);
  known.set(observation, { bulk });
  return bulk;
}

/** The bulk answer of an exchange, if it reports errors; else `undefined`. */
export function bulkWithErrors(observation: Observation): AnsweredBulk | undefined {
  const bulk = bulkOf(observation);
  return bulk !== undefined && bulk.answer.errors.length > 0 ? bulk : undefined;
}

function read(observation: Observation): AnsweredBulk | undefined {
  const { format, operation, probe, sent } = observation;
  const rules = operation?.bulk;
  const body = successOf(observation)?.body;
  if (rules === undefined || probe.expect.kind !== 'bulk' || body === undefined) return undefined;
  const found = at(sent.request.body, rules.items);
  const items = isArray(found) ? found : [];
  return { rules, items, bad: probe.expect.bad, body, answer: readBulk(rules, body, { items, naming: format.fields?.naming }) };
}

/** Where the description promises how a bulk is answered: a defect of the whole answer is one finding, whichever item was invalid. */
export function promisedAt({ operation }: Observation): string {
  return `${operation?.pointer ?? ''}/x-bulk`;
}

/** The pointer of the list of errors (or results) of a bulk answer. */
export function errorList({ answer }: BulkRules): string {
  if (answer.kind === 'split') return answer.errors;
  return answer.kind === 'results' ? answer.results : '';
}

/** In an element of a bulk answer: the index, or the key, of the item; `undefined` where the order of the elements tells. */
export function indexPlace({ answer }: BulkRules): string | undefined {
  return answer.kind === 'atomic' ? undefined : (answer.index ?? answer.key?.read);
}

/** The rule for the fields of an element with an error; `undefined` where elements name none. */
export function elementFields({ answer }: BulkRules): BlamedFieldRule | undefined {
  return answer.kind === 'atomic' ? undefined : answer.fields;
}

/** Whether a pointer into a bulk answer names the index of an element. */
export function isIndexPlace(rules: BulkRules, where: string): boolean {
  const index = indexPlace(rules);
  const list = errorList(rules);
  if (index === undefined || !where.startsWith(`${list}/`)) return false;
  return where.slice(list.length).replace(/^\/\d+/, '') === index;
}

/** Numbers, each as often as given, the smallest first. */
export function ascending(numbers: Iterable<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** The indexes of a bulk answer's errors that are numbers, in the order of the answer. */
export function indexesOf({ answer }: AnsweredBulk): readonly number[] {
  return answer.errors.map(({ index }) => index).filter((index) => typeof index === 'number');
}
