import type { Variant } from '../fault.ts';

/** A strict reader of parameters. */
export default {
  name: 'rpc-unknown-members-refused',
  freedom: 'Unknown members of the request are refused with 100301; section 4: ignored or refused.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    unknownMembers: 'refused',
  },
} satisfies Variant;
