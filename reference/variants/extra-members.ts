import { isArray, isObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { Variant } from '../lie.ts';
import { withBody } from '../structured-error/bend.ts';

function grown(object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([name, value]): [string, Json] => [name, grownValue(value)]);
  return { ...Object.fromEntries(entries), _links: { self: '/' }, version: 3 };
}

function grownValue(value: Json): Json {
  if (isArray(value)) return value.map(grownValue);
  return isObject(value) ? grown(value) : value;
}

/** A server that grew: every object of its answers has members that no document names. */
export default {
  name: 'extra-members',
  freedom: 'Unknown extra members stand everywhere; section 4 allows them.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => grown(body)),
  },
} satisfies Variant;
