import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A member is left over from the previous call. */
export default {
  name: 'rpc-success-with-error-code',
  defect: 'A success of getContent carries an `error_code`.',
  format: 'code-envelope',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getContent' && !isRejection(answer) ? withBody(answer, (body) => ({ ...body, error_code: 100304 })) : answer,
  },
} satisfies Fault;
