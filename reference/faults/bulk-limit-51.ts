import type { Fault } from '../fault.ts';

/** Less or equal where less than was meant. */
export default {
  name: 'bulk-limit-51',
  defect: 'A bulk of 51 items is taken.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 1, max: 51 } },
  },
} satisfies Fault;
