import type { Variant } from '../fault.ts';

/** A listing that makes the best of what it is asked. */
export default {
  name: 'query-clamped',
  freedom: 'Query values that are out of range are clamped or ignored; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { query: 'clamped' },
  },
} satisfies Variant;
