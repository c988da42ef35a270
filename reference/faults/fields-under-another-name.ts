import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withError, withoutMember } from '../structured-error/fault-helpers.ts';

/** The list reuses the name that it has in bulk answers. */
export default {
  name: 'fields-under-another-name',
  defect: 'The fields of a validation error are in `errors` instead of `fields`.',
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
