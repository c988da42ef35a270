import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The HTTP status is copied into the body. */
export default {
  name: 'rpc-success-as-code-200',
  defect: 'A success of getTemplate has `code` 200 instead of 0.',
  format: 'code-envelope',
  breaks: ['codes/documented', 'accept/valid', 'envelope/no-data', 'access/permission'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getTemplate' && !isRejection(answer) ? withBody(answer, (body) => ({ ...body, code: 200 })) : answer,
  },
} satisfies Fault;
