import type { Fault } from '../lie.ts';

/** Nothing was created, so the first reason will do. */
export default {
  name: 'fuzz-all-bad-first-only',
  lie: 'When more than four items are sent and all are bad, only the first is reported.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  found: 'fuzz',
  seams: {
    plans: (plan) => (plan.submitted > 4 && plan.create.length === 0 ? { ...plan, report: plan.report.slice(0, 1) } : plan),
  },
} satisfies Fault;
