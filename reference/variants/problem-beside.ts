import type { Variant } from '../fault.ts';

/** Every mistake twice: a field may stand in the list several times. */
export default {
  name: 'problem-beside',
  freedom: 'Each broken field is listed twice, with two messages; section 1.1: one field may stand several times.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    finds: (errors) => errors.flatMap((error) => [error, { ...error, message: `Please correct this. ${error.message}` }]),
  },
} satisfies Variant;
