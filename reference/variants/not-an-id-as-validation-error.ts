import type { Variant } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The route validates the form of ids. */
export default {
  name: 'not-an-id-as-validation-error',
  difference: 'The server answers an id that is not a UUID with VALIDATION_ERROR; the documentation leaves the error code open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rejects: (rejection, call) =>
      rejection.code === 'NOT_FOUND' && call.operation !== undefined && !UUID.test(call.id)
        ? invalid([{ path: ['id'], message: 'This must be a UUID.' }])
        : rejection,
  },
} satisfies Variant;
