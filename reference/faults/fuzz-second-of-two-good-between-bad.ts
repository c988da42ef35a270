import type { Fault } from '../lie.ts';

/** A window of three slides on by four. */
export default {
  name: 'fuzz-second-of-two-good-between-bad',
  lie: 'Of exactly two good items between two bad ones the second is neither created nor reported.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  seams: {
    plans: (plan) => {
      const bad = new Set(plan.report.map(({ index }) => index));
      const lost = (index: number) => bad.has(index + 1) && !bad.has(index) && !bad.has(index - 1) && bad.has(index - 2);
      return { ...plan, create: plan.create.filter(({ index }) => !lost(index)) };
    },
  },
} satisfies Fault;
