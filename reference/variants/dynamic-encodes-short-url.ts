import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

function shortened(object: JsonObject): JsonObject {
  const url = member(object, 'dynamic_url');
  const entries = Object.entries(object).map(([name, value]): [string, Json] => {
    if (url !== undefined && (name === 'content' || name === 'content_string')) return [name, url];
    if (isArray(value)) return [name, value.map((inner) => (isObject(inner) ? shortened(inner) : inner))];
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** A dynamic code encodes its short address. */
export default {
  name: 'dynamic-encodes-short-url',
  difference: '`content` of a dynamic code is its dynamic URL; the documentation defines the content of static codes only.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => shortened(body)),
  },
} satisfies Variant;
