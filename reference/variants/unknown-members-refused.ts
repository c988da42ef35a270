import type { Variant } from '../fault.ts';

/** A schema with `additionalProperties: false`. */
export default {
  name: 'unknown-members-refused',
  freedom: 'Unknown members of a request are refused; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { unknownMembers: 'refused' },
  },
} satisfies Variant;
