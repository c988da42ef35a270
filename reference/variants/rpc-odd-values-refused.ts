import { type Json } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

function isOdd(value: Json): boolean {
  if (typeof value === 'string') return !value.isWellFormed() || /[\u0000\ufffe]/.test(value);
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => inner !== undefined && isOdd(inner));
}

/** The gateway checks texts and numbers before it passes them on. */
export default {
  name: 'rpc-odd-values-refused',
  difference:
    'The server rejects lone surrogates, NUL, U+FFFE and integers beyond 2^53 anywhere; RFC 8259 leaves open what a reader does with them.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => {
      const read = strict(bytes);
      return read !== undefined && isOdd(read.value) ? undefined : read;
    },
  },
} satisfies Variant;
