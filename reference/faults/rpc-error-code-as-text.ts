import { member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author wants to keep large numbers safe in JavaScript. */
export default {
  name: 'rpc-error-code-as-text',
  defect: '`error_code` is a string instead of a number.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 400) ? withBody(answer, (body) => ({ ...body, error_code: String(member(body, 'error_code')) })) : answer,
  },
} satisfies Fault;
