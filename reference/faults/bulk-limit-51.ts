import type { Fault } from '../fault.ts';

/** The maximum is off by one. */
export default {
  name: 'bulk-limit-51',
  defect: 'The server accepts a bulk of 51 items, one more than the documented maximum.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 1, max: 51 } },
  },
} satisfies Fault;
