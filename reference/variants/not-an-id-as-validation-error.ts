import type { Variant } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A route that checks the form of ids. */
export default {
  name: 'not-an-id-as-validation-error',
  freedom: 'An id that is no UUID is a VALIDATION_ERROR; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    refuses: (refusal, call) =>
      refusal.code === 'NOT_FOUND' && call.operation !== undefined && !UUID.test(call.id)
        ? invalid([{ path: ['id'], message: 'This must be a UUID.' }])
        : refusal,
  },
} satisfies Variant;
