import type { Fault } from '../fault.ts';

/** Nothing to do, nothing to complain of. */
export default {
  name: 'bulk-empty-taken',
  defect: 'An empty bulk is taken.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 0, max: 50 } },
  },
} satisfies Fault;
