import type { Fault } from '../fault.ts';

/** The number is an integer division. */
export default {
  name: 'total-pages-rounded-down',
  defect: '`total_pages` is rounded down instead of up.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: ({ data, pagination }) => ({
      data,
      pagination: { ...pagination, total_pages: Math.floor(pagination.total / pagination.limit) },
    }),
  },
} satisfies Fault;
