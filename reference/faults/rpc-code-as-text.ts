import { member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** All values of the envelope are serialised as strings. */
export default {
  name: 'rpc-code-as-text',
  defect: '`code` of an error is a string instead of a number.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer) ? withBody(answer, (body) => ({ ...body, code: String(member(body, 'code')) })) : answer),
  },
} satisfies Fault;
