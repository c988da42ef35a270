import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withError, withoutMember } from '../structured-error/bend.ts';

/** The list has the name that it has in bulk answers. */
export default {
  name: 'fields-under-another-name',
  defect: 'The fields of a validation error stand under `errors`.',
  format: 'structured-error',
  breaks: ['fields/present'],
  seams: {
    answers: (answer) =>
      withError(answer, (error) => {
        const fields = member(error, 'fields');
        return fields === undefined ? error : { ...withoutMember(error, 'fields'), errors: fields };
      }),
  },
} satisfies Fault;
