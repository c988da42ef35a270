import type { Fault } from '../fault.ts';
import { withError, withoutMember } from '../structured-error/fault-helpers.ts';

/** The error handler drops properties that it does not know. */
export default {
  name: 'fields-missing',
  defect: 'A validation error has no `fields`.',
  format: 'structured-error',
  breaks: ['fields/present'],
  seams: {
    answers: (answer) => withError(answer, (error) => withoutMember(error, 'fields')),
  },
} satisfies Fault;
