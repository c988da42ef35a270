import type { Variant } from '../fault.ts';

/** A limit that does not tell when it opens. */
export default {
  name: 'rpc-no-retry-after',
  freedom: 'Retry-After is not sent; nothing documents it for this format.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => ({ ...refusal, headers: {} }),
  },
} satisfies Variant;
