import { isArray, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withError } from '../structured-error/fault-helpers.ts';

/** Laravel and zod produce a map of lists. */
export default {
  name: 'fields-as-map',
  defect: '`fields` is an object that maps names to lists of strings, instead of an array of entries.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      withError(answer, (error) => (isArray(member(error, 'fields')) ? { ...error, fields: { url: ['This is required.'] } } : error)),
  },
} satisfies Fault;
