import type { Fault } from '../fault.ts';

/** The bulk leaves an item at its first mistake. */
export default {
  name: 'bulk-item-stops-at-first',
  defect: 'Of a bad item only the first mistake is told.',
  format: 'structured-error',
  breaks: ['fields/complete', 'relations/single-equals-bulk'],
  seams: {
    finds: (errors, _, call) => (call.operation === 'createQrcodesBulk' ? errors.slice(0, 1) : errors),
  },
} satisfies Fault;
