import type { Fault } from '../fault.ts';

/** The counter has one decimal digit. */
export default {
  name: 'fuzz-failed-count-one-digit',
  defect: '`total_failed` never exceeds 9.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  foundBy: 'fuzz',
  fewestItems: 10,
  seams: {
    reportsBulk: (result) => ({ ...result, summary: { ...result.summary, total_failed: Math.min(9, result.summary.total_failed) } }),
  },
} satisfies Fault;
