import type { Fault } from '../fault.ts';

/** The counter counts error entries instead of items. */
export default {
  name: 'bulk-counts-mistakes',
  defect: '`total_failed` counts the errors instead of the invalid items.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      summary: { ...result.summary, total_failed: result.errors.flatMap(({ errors }) => errors).length },
    }),
  },
} satisfies Fault;
