import type { Fault } from '../fault.ts';

/** A page is as long as a page is. */
export default {
  name: 'rpc-page-size-ignored',
  defect: 'The page_size is not looked at.',
  format: 'code-envelope',
  breaks: ['list/pages'],
  seams: {
    pageSize: () => 20,
  },
} satisfies Fault;
