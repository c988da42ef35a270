import type { Variant } from '../fault.ts';
import { page, withText } from '../structured-error/bend.ts';

/** A framework that answers unknown methods by itself. */
export default {
  name: 'method-page-405',
  freedom: 'An unknown method gets the page of a framework under 405; section 4: any refusal, from whoever.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) => {
      const known = call.operation !== undefined || !/\/(qrcodes|keys)/.test(call.url.pathname);
      return known ? answer : { ...withText(answer, page('405 Method Not Allowed', 'Method Not Allowed'), 'text/html'), status: 405 };
    },
  },
} satisfies Variant;
