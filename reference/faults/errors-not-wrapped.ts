import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withBody, withoutMember } from '../structured-error/fault-helpers.ts';

/** The handler writes the error object without its wrapper. */
export default {
  name: 'errors-not-wrapped',
  defect: '`code` and `message` of an error are at the top level instead of inside `error`.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) =>
      withBody(answer, (body) => {
        const error = member(body, 'error');
        return isObject(error) ? { ...withoutMember(body, 'error'), ...error } : body;
      }),
  },
} satisfies Fault;
