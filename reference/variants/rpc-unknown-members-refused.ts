import type { Variant } from '../fault.ts';

/** The parameter parser is strict. */
export default {
  name: 'rpc-unknown-members-refused',
  difference: 'The server rejects unknown request members with 100301; the documentation leaves open whether they are ignored.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    unknownMembers: 'rejected',
  },
} satisfies Variant;
