import type { Fault } from '../fault.ts';

/** A window of three slides on by four. */
export default {
  name: 'fuzz-second-of-two-good-between-bad',
  defect: 'Of exactly two good items between two bad ones the second is created, but neither listed nor counted.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 4,
  seams: {
    tells: (result, plan) => {
      const bad = new Set(plan.report.map(({ index }) => index));
      const isLost = (index: number) => bad.has(index + 1) && !bad.has(index) && !bad.has(index - 1) && bad.has(index - 2);
      const created = result.created.filter((_, place) => !isLost(plan.create[place]?.index ?? 0));
      return { ...result, created, summary: { ...result.summary, total_created: created.length } };
    },
  },
} satisfies Fault;
