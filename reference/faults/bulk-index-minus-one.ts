import type { Fault } from '../fault.ts';

/** A lookup of the item in the list fails. */
export default {
  name: 'bulk-index-minus-one',
  defect: 'Every `index` is -1.',
  format: 'structured-error',
  breaks: ['bulk/index-range', 'relations/permute', 'relations/prepend'],
  seams: {
    reportsBulk: (result) => ({ ...result, errors: result.errors.map((error) => ({ ...error, index: -1 })) }),
  },
} satisfies Fault;
