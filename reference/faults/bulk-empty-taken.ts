import type { Fault } from '../fault.ts';

/** The loop has nothing to do and therefore finds no error. */
export default {
  name: 'bulk-empty-taken',
  defect: 'The server accepts an empty bulk.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 0, max: 50 } },
  },
} satisfies Fault;
