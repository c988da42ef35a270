import type { Fault } from '../fault.ts';

/** The longest page comes from a cache, which is asked before anything else is read. */
export default {
  name: 'rpc-fuzz-longest-page-takes-anything',
  defect: 'With a page_size of 50, the most there is, getRecords takes whatever stands beside it.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    takes: (input, call) => (call.operation === 'getRecords' && input['page_size'] === 50 ? { page_size: 50 } : input),
  },
} satisfies Fault;
