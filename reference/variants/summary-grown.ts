import { isObject, member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** Newer pages of the documentation show this summary. */
export default {
  name: 'summary-grown',
  difference: '`summary` also counts dynamic and static codes; the documentation does not forbid further members.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) =>
      withBody(answer, (body) => {
        const summary = member(body, 'summary');
        return isObject(summary)
          ? { ...body, summary: { ...summary, dynamic_created: 0, static_created: member(summary, 'total_created') ?? 0 } }
          : body;
      }),
  },
} satisfies Variant;
