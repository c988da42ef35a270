import type { Variant } from '../fault.ts';
import { WITH_BODY } from '../structured-error/fault-helpers.ts';

/** A body parser runs before authentication. */
export default {
  name: 'body-before-key',
  difference: 'The server reports an invalid body before an invalid API key; the documentation leaves the order of the checks open.',
  format: 'structured-error',
  shoulds: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: WITH_BODY,
  },
} satisfies Variant;
