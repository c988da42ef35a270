import type { Fault } from '../fault.ts';

/** A failed lookup of the item in the list. */
export default {
  name: 'bulk-index-minus-one',
  defect: 'Every index is -1.',
  format: 'structured-error',
  breaks: ['bulk/index-range', 'relations/permute', 'relations/prepend'],
  seams: {
    tells: (result) => ({ ...result, errors: result.errors.map((error) => ({ ...error, index: -1 })) }),
  },
} satisfies Fault;
