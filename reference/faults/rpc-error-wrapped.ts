import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A second envelope wraps the first. */
export default {
  name: 'rpc-error-wrapped',
  defect: 'The error envelope is inside a member `error`.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer) ? withBody(answer, (body) => ({ error: body })) : answer),
  },
} satisfies Fault;
