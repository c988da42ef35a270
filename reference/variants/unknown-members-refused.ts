import type { Variant } from '../fault.ts';

/** The schema has `additionalProperties: false`. */
export default {
  name: 'unknown-members-refused',
  difference: 'The server rejects unknown request members; the documentation leaves open whether they are ignored.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { unknownMembers: 'rejected' },
  },
} satisfies Variant;
