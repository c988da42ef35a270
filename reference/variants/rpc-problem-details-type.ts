import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** Errors use the media type of RFC 9457 with the members of the format. */
export default {
  name: 'rpc-problem-details-type',
  difference: 'The server sends errors as `application/problem+json`; the documentation does not fix the media type of the JSON.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) =>
      isRejection(answer) ? { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/problem+json' } } : answer,
  },
} satisfies Variant;
