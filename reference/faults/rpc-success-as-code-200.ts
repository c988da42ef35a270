import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The HTTP status was copied into the body. */
export default {
  name: 'rpc-success-as-code-200',
  defect: 'getTemplate answers its success with code 200.',
  format: 'code-envelope',
  breaks: ['codes/documented', 'accept/valid', 'envelope/no-data', 'access/permission'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getTemplate' && !refuses(answer) ? withBody(answer, (body) => ({ ...body, code: 200 })) : answer,
  },
} satisfies Fault;
