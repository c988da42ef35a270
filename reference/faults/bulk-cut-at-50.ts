import type { Fault } from '../fault.ts';

/** The handler runs `items.slice(0, 50)`. */
export default {
  name: 'bulk-cut-at-50',
  defect: 'Of a bulk with more than 50 items, the server creates the first 50 and silently drops the rest.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 1, max: Number.POSITIVE_INFINITY } },
    plansBulk: (plan) => ({
      submitted: Math.min(50, plan.submitted),
      create: plan.create.filter(({ index }) => index < 50),
      report: plan.report.filter(({ index }) => index < 50),
    }),
  },
} satisfies Fault;
