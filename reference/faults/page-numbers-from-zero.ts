import type { Fault } from '../lie.ts';

/** The index of the page is told as its number. */
export default {
  name: 'page-numbers-from-zero',
  lie: '`pagination.page` counts from 0.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: ({ data, pagination }) => ({ data, pagination: { ...pagination, page: pagination.page - 1 } }),
  },
} satisfies Fault;
