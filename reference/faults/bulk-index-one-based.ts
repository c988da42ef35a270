import type { Fault } from '../fault.ts';

/** Positions as people count them. */
export default {
  name: 'bulk-index-one-based',
  defect: 'Indexes count from 1.',
  format: 'structured-error',
  breaks: ['bulk/index-range', 'bulk/index-exact', 'relations/permute'],
  seams: {
    tells: (result) => ({ ...result, errors: result.errors.map((error) => ({ ...error, index: error.index + 1 })) }),
  },
} satisfies Fault;
