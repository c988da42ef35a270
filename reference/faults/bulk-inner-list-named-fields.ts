import { isArray, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** The inner list reuses the name that it has in single errors. */
export default {
  name: 'bulk-inner-list-named-fields',
  defect: 'The inner list of a bulk error is called `fields` instead of `errors`.',
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
