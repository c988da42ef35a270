import type { Fault } from '../fault.ts';

/** Hardly anything was created, so the first reason will do. */
export default {
  name: 'fuzz-mostly-bad-first-only',
  defect: 'Where at least two thirds of more than five items are bad, only the first is reported.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  also: ['relations/permute', 'relations/prepend'],
  found: 'fuzz',
  least: 6,
  seams: {
    plans: (plan) =>
      plan.submitted > 5 && plan.report.length >= (plan.submitted * 2) / 3 ? { ...plan, report: plan.report.slice(0, 1) } : plan,
  },
} satisfies Fault;
