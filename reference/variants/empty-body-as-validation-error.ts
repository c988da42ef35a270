import type { Variant } from '../fault.ts';

/** The parser treats an empty body as an object without members. */
export default {
  name: 'empty-body-as-validation-error',
  difference: 'The server answers an empty body with VALIDATION_ERROR; the documentation leaves the error code open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => (bytes.byteLength === 0 ? { kind: 'json', value: null } : strict(bytes)),
  },
} satisfies Variant;
