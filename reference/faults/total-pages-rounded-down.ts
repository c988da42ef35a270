import type { Fault } from '../lie.ts';

/** An integer division. */
export default {
  name: 'total-pages-rounded-down',
  lie: '`total_pages` is rounded down.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: ({ data, pagination }) => ({
      data,
      pagination: { ...pagination, total_pages: Math.floor(pagination.total / pagination.limit) },
    }),
  },
} satisfies Fault;
