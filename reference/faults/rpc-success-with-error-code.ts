import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A member that is left from the call before. */
export default {
  name: 'rpc-success-with-error-code',
  defect: 'A success of getContent carries an error_code.',
  format: 'code-envelope',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getContent' && !refuses(answer) ? withBody(answer, (body) => ({ ...body, error_code: 100304 })) : answer,
  },
} satisfies Fault;
