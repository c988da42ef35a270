import type { Variant } from '../fault.ts';
import { page, withText } from '../structured-error/fault-helpers.ts';

/** The framework answers unknown routes itself. */
export default {
  name: 'route-page-404',
  difference: 'The server answers an unknown route with the 404 page of the framework; the documentation does not define the answer.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      call.operation === undefined
        ? { ...withText(answer, page('Error', `Cannot ${call.method} here`), 'text/html; charset=utf-8'), status: 404 }
        : answer,
  },
} satisfies Variant;
