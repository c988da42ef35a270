import { isArray, isObject, type Json } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

function cleaned(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '');
  if (isArray(value)) return value.map(cleaned);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
  return value;
}

/** Texts are stored as well-formed UTF-8 without NUL. */
export default {
  name: 'odd-characters-replaced',
  difference: 'The server replaces lone surrogates and drops NUL; RFC 8259 leaves open what a reader does with them.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      return reading.kind === 'json' ? { kind: 'json', value: cleaned(reading.value) } : reading;
    },
  },
} satisfies Variant;
