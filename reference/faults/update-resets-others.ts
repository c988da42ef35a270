import type { Fault } from '../fault.ts';

/** The update replaces the row, so columns that it does not name get their defaults. */
export default {
  name: 'update-resets-others',
  defect: 'An update resets the creation time to its default.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    updates: (_, after) => ({ ...after, created: '1970-01-01T00:00:00.000Z' }),
  },
} satisfies Fault;
