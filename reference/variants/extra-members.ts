import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

function grown(object: JsonObject, views: number): JsonObject {
  const entries = Object.entries(object).map(([name, value]): [string, Json] => [name, grownValue(value, views)]);
  return { ...Object.fromEntries(entries), _links: { self: '/' }, version: 3, views };
}

function grownValue(value: Json, views: number): Json {
  if (isArray(value)) return value.map((each) => grownValue(each, views));
  return isObject(value) ? grown(value, views) : value;
}

/** The server grew faster than its documentation. */
export default {
  name: 'extra-members',
  difference:
    'Every object has undocumented members, one of which changes with each answer; the documentation does not forbid further members.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) => withBody(answer, (body) => grown(body, call.number)),
  },
} satisfies Variant;
