import type { Fault } from '../fault.ts';

/** The index of the page is sent as its number. */
export default {
  name: 'page-numbers-from-zero',
  defect: '`pagination.page` counts from 0 instead of 1.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: ({ data, pagination }) => ({ data, pagination: { ...pagination, page: pagination.page - 1 } }),
  },
} satisfies Fault;
