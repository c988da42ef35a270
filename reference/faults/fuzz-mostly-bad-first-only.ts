import type { Fault } from '../fault.ts';

/** When hardly anything was created, the author considers the first reason enough. */
export default {
  name: 'fuzz-mostly-bad-first-only',
  defect: 'When at least two thirds of more than five items are invalid, the server reports only the first invalid one.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  mayBreak: ['relations/permute', 'relations/prepend'],
  foundBy: 'fuzz',
  fewestItems: 6,
  seams: {
    plansBulk: (plan) =>
      plan.submitted > 5 && plan.report.length >= (plan.submitted * 2) / 3 ? { ...plan, report: plan.report.slice(0, 1) } : plan,
  },
} satisfies Fault;
