import type { Variant } from '../fault.ts';

/** No parameters are parameters too. */
export default {
  name: 'rpc-empty-body-as-object',
  freedom: 'An empty body is taken as {}; section 4 allows it.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => (bytes.byteLength === 0 ? { value: {} } : strict(bytes)),
  },
} satisfies Variant;
