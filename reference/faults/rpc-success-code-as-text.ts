import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A number that went through a template. */
export default {
  name: 'rpc-success-code-as-text',
  defect: 'The code of a success of getTemplate is the text "0".',
  format: 'code-envelope',
  breaks: ['envelope/shape', 'access/permission'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getTemplate' && !refuses(answer) ? withBody(answer, (body) => ({ ...body, code: '0' })) : answer,
  },
} satisfies Fault;
