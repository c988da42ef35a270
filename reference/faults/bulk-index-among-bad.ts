import type { Fault } from '../fault.ts';

/** The index comes from the loop over the errors instead of the loop over the items. */
export default {
  name: 'bulk-index-among-bad',
  defect: '`index` counts only the invalid items instead of all submitted items.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'relations/permute', 'relations/prepend'],
  seams: {
    reportsBulk: (result) => ({ ...result, errors: result.errors.map((error, position) => ({ ...error, index: position })) }),
  },
} satisfies Fault;
