import type { Fault } from '../fault.ts';

/** Less than where less or equal was meant. */
export default {
  name: 'bulk-limit-49',
  defect: 'A bulk of 50 items is refused.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  seams: {
    rules: { items: { min: 1, max: 49 } },
  },
} satisfies Fault;
