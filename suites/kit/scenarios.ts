import { isArray, isObject, type Json, member, same } from '../../src/json/json.ts';
import { at, type Pointer, pointer, tokens } from '../../src/json/pointer.ts';
import { locationText } from '../../src/model/finding.ts';
import type { BulkRules, Format, StoredRule } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import { withoutPlace } from '../../src/model/request.ts';
import type { Observation, ObservedScenario } from '../../src/model/requirement.ts';
import { carriesTag } from '../../src/read/carries.ts';
import { isDescribed } from './place.ts';

/** The JSON body of a step that succeeded, or `undefined`. */
export function successBody(scenario: ObservedScenario, step: string): Json | undefined {
  const reading = scenario.steps.get(step)?.reading;
  return reading?.kind === 'success' ? reading.body : undefined;
}

/** Whether a scenario sends a valid request, or one that is most likely valid. */
export function sendsValid({ steps }: Scenario): boolean {
  const cause = steps.at(-1)?.cause;
  return cause?.kind === 'valid' || (cause?.kind === 'open' && cause.what === 'example');
}

/** Whether the step was rejected with an error of the format. */
export function wasRejected(scenario: ObservedScenario, step: string): boolean {
  return scenario.steps.get(step)?.reading.kind === 'error';
}

/** The resources of a scenario that its step `search` found: a search may match by words, and so find resources of other scenarios too. */
export function foundBy(scenario: ObservedScenario, rule: StoredRule): readonly Json[] {
  const found = at(successBody(scenario, 'search'), rule.list);
  const tag = scenario.steps.get('search')?.sent.mark;
  return isArray(found) ? found.filter((element) => carriesTag(element, tag)) : [];
}

/** The value of a provider state that is the API key of the owner of its resource; a target may return it. */
export const OWNER_KEY = 'ownerKey';

/** A search as the list of everything that is stored, with the same page size. */
export function unsearched(search: Probe, { search: where }: StoredRule): Probe {
  return { ...search, request: withoutPlace(search.request, where), bind: search.bind.filter(({ to }) => to !== where) };
}

/** The finding of a write that was rejected and changed something all the same. */
export const CHANGED_ALTHOUGH_REJECTED = {
  says: ({ where, expected, actual }: { where: string; expected: string; actual: string }) =>
    `The write was rejected, but ${locationText(where)} should be ${expected}, and is ${actual}.`,
  hint: 'Validate everything before the first change, or carry the write out in a transaction.',
};

/** Locations (of two levels at most) at which two documents differ, without those under `aside`. */
export function changedPlaces(before: Json, after: Json, aside: readonly Pointer[]): readonly Pointer[] {
  return differing(before, after, '').filter((place) => !aside.some((each) => place === each || place.startsWith(`${each}/`)));
}

/** Locations at which a resource reads differently the second time, of those that its operation describes: others may change by themselves. None where it was not read twice. */
export function changedBetween(
  before: Observation | undefined,
  after: Observation | undefined,
  aside: readonly Pointer[],
): readonly Pointer[] {
  const [first, second] = [before?.reading, after?.reading];
  if (after === undefined || first?.kind !== 'success' || second?.kind !== 'success') return [];
  if (first.body === undefined || second.body === undefined) return [];
  const schema = after.operation?.responses.find(({ status }) => status === second.status)?.schemaPointer;
  return changedPlaces(first.body, second.body, aside).filter((where) => schema !== undefined && isDescribed(after.format, schema, where));
}

function differing(before: Json | undefined, after: Json | undefined, where: Pointer): readonly Pointer[] {
  if (same(before, after)) return [];
  if (!isObject(before) || !isObject(after) || tokens(where).length >= 2) return [where];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differing(member(before, name), member(after, name), where + pointer(name)));
}

/** The status and the body of an answer, without the request id and all values that were sent: equal for answers that are alike. */
export function comparable(observation: Observation): Json {
  const { reading, sent, format } = observation;
  if (reading.kind === 'unanswered') return { failure: reading.failure };
  if (reading.kind !== 'error') return { status: reading.status, kind: reading.kind };
  const values = scalars([sent.request.path, sent.request.query, sent.request.body ?? null]);
  return { status: reading.status, body: masked(reading.body, values, format, '') };
}

/** Texts and numbers of at least three characters that were sent. */
function scalars(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(scalars);
  if (isObject(value)) return Object.values(value).flatMap(scalars);
  return (typeof value === 'string' || typeof value === 'number') && String(value).length > 2 ? [String(value)] : [];
}

function masked(value: Json, values: readonly string[], format: Format, where: Pointer): Json {
  if (where !== '' && where === format.reading.requestId?.at) return '<request id>';
  if (isArray(value)) return value.map((each, index) => masked(each, values, format, `${where}/${index}`));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, masked(each, values, format, where + pointer(name))]));
  if (typeof value === 'string') return values.reduce((text, each) => text.replaceAll(each, '<sent>'), value);
  return typeof value === 'number' && values.includes(String(value)) ? '<sent>' : value;
}

/** A location for the run tag in each of these items, with a suffix of its own: `-<index>.`. */
export function taggedItems(bulk: BulkRules, indexes: readonly number[]): readonly { readonly to: string; readonly suffix: string }[] {
  return indexes.map((index) => ({ to: `/body${bulk.items}/${index}${bulk.mark}`, suffix: `-${index}.` }));
}
