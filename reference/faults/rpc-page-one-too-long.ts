import type { Fault } from '../fault.ts';

/** One element more, to know whether there is another page. */
export default {
  name: 'rpc-page-one-too-long',
  defect: 'A page holds one element more than was asked for.',
  format: 'code-envelope',
  breaks: ['list/pages'],
  seams: {
    pageSize: (size) => size + 1,
  },
} satisfies Fault;
