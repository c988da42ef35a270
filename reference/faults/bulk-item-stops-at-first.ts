import type { Fault } from '../fault.ts';

/** The bulk stops validating an item at its first error. */
export default {
  name: 'bulk-item-stops-at-first',
  defect: 'The server reports only the first error of an invalid bulk item.',
  format: 'structured-error',
  breaks: ['fields/complete'],
  seams: {
    findsErrors: (errors, _, call) => (call.operation === 'createQrcodesBulk' ? errors.slice(0, 1) : errors),
  },
} satisfies Fault;
