import type { Variant } from '../fault.ts';
import { page, withText } from '../structured-error/fault-helpers.ts';

/** The framework answers unknown methods itself. */
export default {
  name: 'method-page-405',
  difference: 'The server answers an unknown method with the 405 page of the framework; the documentation does not define the answer.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) => {
      const known = call.operation !== undefined || !/\/(qrcodes|keys)/.test(call.url.pathname);
      return known ? answer : { ...withText(answer, page('405 Method Not Allowed', 'Method Not Allowed'), 'text/html'), status: 405 };
    },
  },
} satisfies Variant;
