import type { Variant } from '../fault.ts';

/** The other of the two policies that exist. */
export default {
  name: 'rpc-always-200',
  freedom: 'The HTTP status is 200 for every answer of the gateway; section 2.1: not documented.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    status: () => 200,
  },
} satisfies Variant;
