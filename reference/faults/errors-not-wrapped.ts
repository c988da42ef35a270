import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withBody, withoutMember } from '../structured-error/bend.ts';

/** The error object is written without its wrapper. */
export default {
  name: 'errors-not-wrapped',
  defect: 'Code and message stand at the top, not in `error`.',
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
