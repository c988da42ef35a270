import type { Fault } from '../fault.ts';

/** `items.slice(0, 50)`. */
export default {
  name: 'bulk-cut-at-50',
  defect: 'Of more than 50 items the first 50 are created without a word.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 1, max: Number.POSITIVE_INFINITY } },
    plans: (plan) => ({
      submitted: Math.min(50, plan.submitted),
      create: plan.create.filter(({ index }) => index < 50),
      report: plan.report.filter(({ index }) => index < 50),
    }),
  },
} satisfies Fault;
