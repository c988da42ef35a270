import type { Fault } from '../fault.ts';

/** The counter is incremented before the item is validated. */
export default {
  name: 'bulk-counts-submitted-as-created',
  defect: '`total_created` also counts the invalid items.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  seams: {
    reportsBulk: (result) => ({ ...result, summary: { ...result.summary, total_created: result.summary.total_submitted } }),
  },
} satisfies Fault;
