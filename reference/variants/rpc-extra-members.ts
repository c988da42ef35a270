import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The envelope grew faster than its documentation. */
export default {
  name: 'rpc-extra-members',
  difference: 'Every answer also has a `trace_id` and a time; the documentation does not forbid further members.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, { number }) =>
      withBody(answer, (body) => ({
        ...body,
        trace_id: crypto.randomUUID(),
        // The second can change between any two answers.
        server_time: 1_790_000_000 + Math.floor(number / 3),
        hint: isRejection(answer) ? 'See the documentation.' : '',
      })),
  },
} satisfies Variant;
