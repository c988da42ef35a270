import type { Fault } from '../fault.ts';

/** The counter is raised before the item is judged. */
export default {
  name: 'bulk-counts-submitted-as-created',
  defect: '`total_created` counts the bad items too.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  seams: {
    tells: (result) => ({ ...result, summary: { ...result.summary, total_created: result.summary.total_submitted } }),
  },
} satisfies Fault;
