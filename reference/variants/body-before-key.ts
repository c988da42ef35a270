import type { Variant } from '../fault.ts';
import { WITH_BODY } from '../structured-error/bend.ts';

/** A body parser that stands before the check of the key. */
export default {
  name: 'body-before-key',
  freedom: 'A bad body is complained of before a bad key; section 4 leaves the order open.',
  format: 'structured-error',
  shoulds: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: WITH_BODY,
  },
} satisfies Variant;
