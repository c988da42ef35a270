import type { Variant } from '../fault.ts';

/** Forms leave spaces around what people type. */
export default {
  name: 'texts-trimmed',
  freedom: 'White space around texts is not stored; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { trims: true },
  },
} satisfies Variant;
