import type { Variant } from '../fault.ts';

/** A parser that takes no body for no members. */
export default {
  name: 'empty-body-as-validation-error',
  freedom: 'An empty body is a VALIDATION_ERROR; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => (bytes.byteLength === 0 ? { kind: 'json', value: null } : strict(bytes)),
  },
} satisfies Variant;
