import { isArray, isObject, type Json, member, same } from '../../src/json/json.ts';
import { type Pointer, pointer, tokens } from '../../src/json/pointer.ts';
import type { BulkRules, Format } from '../../src/model/format.ts';
import type { Observation, ObservedScenario } from '../../src/model/requirement.ts';
import { isDescribed } from './place.ts';

/** The JSON body of a step that succeeded, or `undefined`. */
export function successBody(scenario: ObservedScenario, step: string): Json | undefined {
  const reading = scenario.steps.get(step)?.reading;
  return reading?.kind === 'success' ? reading.body : undefined;
}

/** Whether the step was refused in the format. */
export function wasRefused(scenario: ObservedScenario, step: string): boolean {
  return scenario.steps.get(step)?.reading.kind === 'error';
}

/** Places (of two levels at most) at which two documents differ, those under `aside` left out. */
export function changedPlaces(before: Json, after: Json, aside: readonly Pointer[]): readonly Pointer[] {
  return differing(before, after, '').filter((place) => !aside.some((each) => place === each || place.startsWith(`${each}/`)));
}

/** Places at which a thing reads differently the second time, of those that its operation describes: what else stands there may change by itself. */
export function changedBetween(before: Observation, after: Observation, aside: readonly Pointer[]): readonly Pointer[] {
  const [first, second] = [before.reading, after.reading];
  if (first.kind !== 'success' || second.kind !== 'success' || first.body === undefined || second.body === undefined) return [];
  const schema = after.operation?.responses.find(({ status }) => status === second.status)?.schemaPointer;
  return changedPlaces(first.body, second.body, aside).filter((where) => schema !== undefined && isDescribed(after.format, schema, where));
}

function differing(before: Json | undefined, after: Json | undefined, where: Pointer): readonly Pointer[] {
  if (same(before, after)) return [];
  if (!isObject(before) || !isObject(after) || tokens(where).length >= 2) return [where];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differing(member(before, name), member(after, name), where + pointer(name)));
}

/** The answer's status and what its body says, with the request id and all values that were sent taken out: what two alike answers share. */
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

/** A place for the mark in each of these items, with a suffix of its own: `-<index>.`. */
export function taggedItems(bulk: BulkRules, indexes: readonly number[]): readonly { readonly to: string; readonly suffix: string }[] {
  return indexes.map((index) => ({ to: `/body${bulk.items}/${index}${bulk.mark}`, suffix: `-${index}.` }));
}
