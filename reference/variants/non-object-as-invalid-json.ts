import { isObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** The parser accepts only objects. */
export default {
  name: 'non-object-as-invalid-json',
  difference:
    'The server answers valid JSON that is not an object with INVALID_JSON; the documentation leaves INVALID_JSON and VALIDATION_ERROR open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      return reading.kind === 'json' && !isObject(reading.value) ? { kind: 'broken', why: 'it is no object' } : reading;
    },
  },
} satisfies Variant;
