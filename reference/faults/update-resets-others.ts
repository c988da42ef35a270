import type { Fault } from '../fault.ts';

/** An update that replaces the row: columns that the statement does not name get their defaults. */
export default {
  name: 'update-resets-others',
  defect: 'An update sets the time of creation back to its default.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    changes: (_, after) => ({ ...after, created: '1970-01-01T00:00:00.000Z' }),
  },
} satisfies Fault;
