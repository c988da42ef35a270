import type { Fault } from '../fault.ts';

/** The largest page comes from a cache that is consulted before the parameters are validated. */
export default {
  name: 'rpc-fuzz-longest-page-takes-anything',
  defect: 'getRecords accepts invalid parameters when `page_size` is 50, its maximum.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    readsInput: (input, call) => (call.operation === 'getRecords' && input['page_size'] === 50 ? { page_size: 50 } : input),
  },
} satisfies Fault;
