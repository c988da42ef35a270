import type { Variant } from '../fault.ts';

/** The gateway follows the other of the two common policies. */
export default {
  name: 'rpc-always-200',
  difference: 'The server sends every answer of the gateway under HTTP 200; the documentation does not relate the status to `code`.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    status: () => 200,
  },
} satisfies Variant;
