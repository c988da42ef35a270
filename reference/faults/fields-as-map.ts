import { isArray, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withError } from '../structured-error/bend.ts';

/** Laravel and zod give a map of lists. */
export default {
  name: 'fields-as-map',
  defect: '`fields` is an object of lists of texts.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      withError(answer, (error) => (isArray(member(error, 'fields')) ? { ...error, fields: { url: ['This is required.'] } } : error)),
  },
} satisfies Fault;
