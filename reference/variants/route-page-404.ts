import type { Variant } from '../fault.ts';
import { page, withText } from '../structured-error/bend.ts';

/** A framework that answers unknown routes by itself. */
export default {
  name: 'route-page-404',
  freedom: 'An unknown route gets the page of a framework under 404; section 4 allows it.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      call.operation === undefined
        ? { ...withText(answer, page('Error', `Cannot ${call.method} here`), 'text/html; charset=utf-8'), status: 404 }
        : answer,
  },
} satisfies Variant;
