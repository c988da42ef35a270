import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** An envelope that grew. */
export default {
  name: 'rpc-extra-members',
  freedom: 'Every answer has a trace_id and a time in seconds beside the documented members; section 4 allows unknown members.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, { number }) =>
      withBody(answer, (body) => ({
        ...body,
        trace_id: crypto.randomUUID(),
        // A second is over now and then, between any two answers.
        server_time: 1_790_000_000 + Math.floor(number / 3),
        hint: refuses(answer) ? 'See the documentation.' : '',
      })),
  },
} satisfies Variant;
