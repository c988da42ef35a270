import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../lie.ts';

/** An envelope that grew. */
export default {
  name: 'rpc-extra-members',
  freedom: 'Every answer has a trace_id and a time beside the documented members; section 4 allows unknown members.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) =>
      withBody(answer, (body) => ({
        ...body,
        trace_id: crypto.randomUUID(),
        server_time: Date.now(),
        hint: refuses(answer) ? 'See the documentation.' : '',
      })),
  },
} satisfies Variant;
