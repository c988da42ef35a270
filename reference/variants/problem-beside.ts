import type { Variant } from '../fault.ts';

/** The validator reports each error twice. */
export default {
  name: 'problem-beside',
  difference: 'The server lists each invalid field twice, with two messages; the documentation allows several entries for one field.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    findsErrors: (errors) => errors.flatMap((error) => [error, { ...error, message: `Please correct this. ${error.message}` }]),
  },
} satisfies Variant;
