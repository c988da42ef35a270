import type { Fault } from '../fault.ts';

/** The column is a TEXT, so nobody looks. */
export default {
  name: 'name-limit-missing',
  defect: 'A name of any length is taken.',
  format: 'structured-error',
  breaks: ['codes/cause', 'bulk/index-exact', 'fields/complete'],
  seams: {
    rules: { nameMax: 1_000_000 },
  },
} satisfies Fault;
