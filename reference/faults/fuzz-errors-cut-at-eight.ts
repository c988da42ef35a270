import type { Fault } from '../fault.ts';

/** The list of errors has a page size. */
export default {
  name: 'fuzz-errors-cut-at-eight',
  defect: '`errors` lists eight bad items at most.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/counts'],
  also: ['relations/permute'],
  found: 'fuzz',
  least: 9,
  seams: {
    tells: (result) => ({ ...result, errors: result.errors.slice(0, 8) }),
  },
} satisfies Fault;
