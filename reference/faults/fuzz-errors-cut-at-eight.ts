import type { Fault } from '../fault.ts';

/** The list of errors has a page size. */
export default {
  name: 'fuzz-errors-cut-at-eight',
  defect: '`errors` lists at most eight invalid items.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/counts'],
  mayBreak: ['relations/permute'],
  foundBy: 'fuzz',
  fewestItems: 9,
  seams: {
    reportsBulk: (result) => ({ ...result, errors: result.errors.slice(0, 8) }),
  },
} satisfies Fault;
