import type { Variant } from '../fault.ts';

/** A validator that stops at the first mistake. */
export default {
  name: 'only-first-field',
  freedom: 'Of several broken fields only the first is reported; section 4: one suffices.',
  format: 'structured-error',
  shoulds: ['fields/complete'],
  seams: {
    finds: (errors) => errors.slice(0, 1),
  },
} satisfies Variant;
