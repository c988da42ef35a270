import type { Variant } from '../fault.ts';

/** The validator stops at the first error. */
export default {
  name: 'only-first-field',
  difference: 'The server reports only the first of several invalid fields; the documentation does not promise all of them.',
  format: 'structured-error',
  shoulds: ['fields/complete'],
  seams: {
    findsErrors: (errors) => errors.slice(0, 1),
  },
} satisfies Variant;
