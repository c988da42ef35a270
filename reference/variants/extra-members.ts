import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

function grown(object: JsonObject, views: number): JsonObject {
  const entries = Object.entries(object).map(([name, value]): [string, Json] => [name, grownValue(value, views)]);
  return { ...Object.fromEntries(entries), _links: { self: '/' }, version: 3, views };
}

function grownValue(value: Json, views: number): Json {
  if (isArray(value)) return value.map((each) => grownValue(each, views));
  return isObject(value) ? grown(value, views) : value;
}

/** A server that grew: every object of its answers has members that no document names, and one of them is never the same twice. */
export default {
  name: 'extra-members',
  freedom: 'Unknown extra members stand everywhere, and one changes with each answer; section 4 allows them.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) => withBody(answer, (body) => grown(body, call.number)),
  },
} satisfies Variant;
