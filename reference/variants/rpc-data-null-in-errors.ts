import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** One class for all answers. */
export default {
  name: 'rpc-data-null-in-errors',
  freedom: 'Errors have a member data that is null; section 4 allows it.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => (refuses(answer) ? withBody(answer, (body) => ({ ...body, data: null })) : answer),
  },
} satisfies Variant;
