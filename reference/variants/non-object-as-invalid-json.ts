import { isObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** A parser that asks for an object. */
export default {
  name: 'non-object-as-invalid-json',
  freedom: 'A body that is valid JSON but no object is INVALID_JSON; section 4 leaves INVALID_JSON or VALIDATION_ERROR open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      return reading.kind === 'json' && !isObject(reading.value) ? { kind: 'broken', why: 'it is no object' } : reading;
    },
  },
} satisfies Variant;
