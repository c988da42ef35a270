import type { Fault } from '../fault.ts';

/** The column is TEXT, so nobody checks the length. */
export default {
  name: 'name-limit-missing',
  defect: 'The server accepts names of any length.',
  format: 'structured-error',
  breaks: ['codes/cause', 'bulk/index-exact', 'fields/complete'],
  seams: {
    rules: { nameMax: 1_000_000 },
  },
} satisfies Fault;
