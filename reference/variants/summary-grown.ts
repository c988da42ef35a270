import { isObject, member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** The summary as newer pages of the documentation show it. */
export default {
  name: 'summary-grown',
  freedom: '`summary` counts dynamic and static codes too; section 4 allows extra members.',
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
