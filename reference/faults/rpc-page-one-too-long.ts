import type { Fault } from '../fault.ts';

/** One extra element is fetched to detect a next page. */
export default {
  name: 'rpc-page-one-too-long',
  defect: 'A page has one element more than requested.',
  format: 'code-envelope',
  breaks: ['list/pages'],
  seams: {
    pageSize: (size) => size + 1,
  },
} satisfies Fault;
