import type { Fault } from '../fault.ts';

/** The page size is fixed. */
export default {
  name: 'rpc-page-size-ignored',
  defect: 'The server ignores `page_size`.',
  format: 'code-envelope',
  breaks: ['list/pages'],
  seams: {
    pageSize: () => 20,
  },
} satisfies Fault;
