import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

function translated(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, name === 'message' ? 'Das hat so nicht geklappt – bitte prüfen.' : inner(value)]),
  );
}

function inner(value: Json): Json {
  if (isArray(value)) return value.map(inner);
  return isObject(value) ? translated(value) : value;
}

/** The users read German. */
export default {
  name: 'texts-in-another-language',
  difference: 'All messages are in German; the documentation leaves texts and languages open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => translated(body)),
  },
} satisfies Variant;
