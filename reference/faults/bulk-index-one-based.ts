import type { Fault } from '../fault.ts';

/** The author counts positions from 1, as people do. */
export default {
  name: 'bulk-index-one-based',
  defect: '`index` counts from 1 instead of 0.',
  format: 'structured-error',
  breaks: ['bulk/index-range', 'bulk/index-exact', 'relations/permute'],
  seams: {
    reportsBulk: (result) => ({ ...result, errors: result.errors.map((error) => ({ ...error, index: error.index + 1 })) }),
  },
} satisfies Fault;
