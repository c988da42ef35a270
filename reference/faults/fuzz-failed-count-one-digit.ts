import type { Fault } from '../fault.ts';

/** A counter of one decimal digit. */
export default {
  name: 'fuzz-failed-count-one-digit',
  defect: '`total_failed` is 9 at most.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  found: 'fuzz',
  least: 10,
  seams: {
    tells: (result) => ({ ...result, summary: { ...result.summary, total_failed: Math.min(9, result.summary.total_failed) } }),
  },
} satisfies Fault;
