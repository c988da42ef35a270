import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

function referring(object: JsonObject, reference: number): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .map(([name, value]): [string, Json] => [name, name === 'message' ? `${String(value)} (no. ${reference})` : inner(value, reference)])
      .toReversed(),
  );
}

function inner(value: Json, reference: number): Json {
  if (isArray(value)) return value.map((each) => inner(each, reference));
  return isObject(value) ? referring(value, reference) : value;
}

/** What callers are to tell the support. */
export default {
  name: 'texts-with-a-reference',
  freedom: 'Each message ends in a number that no other answer has, and members stand in another order; section 4 leaves texts open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) => withBody(answer, (body) => referring(body, call.number)),
  },
} satisfies Variant;
