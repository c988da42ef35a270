import { OPERATIONS } from '../code-envelope/call.ts';
import type { Variant } from '../fault.ts';

/** A framework that binds the parameters before it calls the filters. */
export default {
  name: 'rpc-body-before-key',
  freedom: 'The body is judged before the key; section 4: which check comes first is open, the key is a SHOULD.',
  format: 'code-envelope',
  shoulds: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: OPERATIONS,
  },
} satisfies Variant;
