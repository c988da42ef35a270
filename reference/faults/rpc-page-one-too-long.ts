import type { Fault } from '../lie.ts';

/** One element more, to know whether there is another page. */
export default {
  name: 'rpc-page-one-too-long',
  lie: 'A page holds one element more than was asked for.',
  format: 'code-envelope',
  breaks: ['list/pages'],
  seams: {
    pageSize: (size) => size + 1,
  },
} satisfies Fault;
