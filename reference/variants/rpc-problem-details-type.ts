import { refuses } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** Errors under the media type of RFC 9457, with the members of the format. */
export default {
  name: 'rpc-problem-details-type',
  freedom: 'Errors are application/problem+json; any media type of JSON will do.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) =>
      refuses(answer) ? { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/problem+json' } } : answer,
  },
} satisfies Variant;
