import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

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

/** Callers are to quote a reference number to the support team. */
export default {
  name: 'texts-with-a-reference',
  difference: 'Every message ends in a unique number, and members are in another order; the documentation leaves texts and order open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) => withBody(answer, (body) => referring(body, call.number)),
  },
} satisfies Variant;
