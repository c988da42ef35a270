import type { Variant } from '../fault.ts';

/** Lengths as JavaScript counts them. */
export default {
  name: 'utf16-lengths',
  freedom: 'Texts are measured in UTF-16 units; section 4 leaves units or code points open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { units: 'utf-16' },
  },
} satisfies Variant;
