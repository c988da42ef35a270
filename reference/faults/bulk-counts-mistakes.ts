import type { Fault } from '../fault.ts';

/** Mistakes are counted, not items. */
export default {
  name: 'bulk-counts-mistakes',
  defect: '`total_failed` counts mistakes, not items.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  seams: {
    tells: (result) => ({ ...result, summary: { ...result.summary, total_failed: result.errors.flatMap(({ errors }) => errors).length } }),
  },
} satisfies Fault;
