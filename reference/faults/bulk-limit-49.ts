import type { Fault } from '../fault.ts';

/** The comparison uses "less than" instead of "less than or equal". */
export default {
  name: 'bulk-limit-49',
  defect: 'The server rejects a bulk of 50 items, which is the documented maximum.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  seams: {
    rules: { items: { min: 1, max: 49 } },
  },
} satisfies Fault;
