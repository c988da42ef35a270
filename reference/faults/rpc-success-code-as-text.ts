import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The number passes through a text template. */
export default {
  name: 'rpc-success-code-as-text',
  defect: '`code` in a success of getTemplate is the string "0".',
  format: 'code-envelope',
  breaks: ['envelope/shape', 'access/permission'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getTemplate' && !isRejection(answer) ? withBody(answer, (body) => ({ ...body, code: '0' })) : answer,
  },
} satisfies Fault;
