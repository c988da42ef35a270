import { isArray, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** The inner list has the name that it has in single errors. */
export default {
  name: 'bulk-inner-list-named-fields',
  defect: 'The entries of a bad item stand under `fields`.',
  format: 'structured-error',
  breaks: ['bulk/shape'],
  seams: {
    answers: (answer) =>
      withBody(answer, (body) => {
        const errors = member(body, 'errors');
        return isArray(errors)
          ? { ...body, errors: errors.map((error) => ({ index: member(error, 'index') ?? 0, fields: member(error, 'errors') ?? [] })) }
          : body;
      }),
  },
} satisfies Fault;
