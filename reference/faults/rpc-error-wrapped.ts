import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** An envelope around the envelope. */
export default {
  name: 'rpc-error-wrapped',
  defect: 'Errors stand in a member error.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer) ? withBody(answer, (body) => ({ error: body })) : answer),
  },
} satisfies Fault;
