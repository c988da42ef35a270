import { OPERATIONS } from '../code-envelope/call.ts';
import type { Variant } from '../fault.ts';

/** The framework binds parameters before it runs the filters. */
export default {
  name: 'rpc-body-before-key',
  difference: 'The server validates the body before it checks the API key; the documentation leaves the order of the checks open.',
  format: 'code-envelope',
  shoulds: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: OPERATIONS,
  },
} satisfies Variant;
