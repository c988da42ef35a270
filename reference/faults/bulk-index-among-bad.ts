import type { Fault } from '../fault.ts';

/** The index of the loop over the errors. */
export default {
  name: 'bulk-index-among-bad',
  defect: 'Indexes count the bad items only.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'relations/permute', 'relations/prepend'],
  seams: {
    tells: (result) => ({ ...result, errors: result.errors.map((error, place) => ({ ...error, index: place })) }),
  },
} satisfies Fault;
