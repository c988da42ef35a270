import type { Fault } from '../fault.ts';

/** A window of three items advances by four. */
export default {
  name: 'fuzz-second-of-two-good-between-bad',
  defect: 'The second of exactly two valid items between two invalid ones is created, but neither listed nor counted.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 4,
  seams: {
    reportsBulk: (result, plan) => {
      const bad = new Set(plan.report.map(({ index }) => index));
      const isLost = (index: number) => bad.has(index + 1) && !bad.has(index) && !bad.has(index - 1) && bad.has(index - 2);
      const created = result.created.filter((_, position) => !isLost(plan.create[position]?.index ?? 0));
      return { ...result, created, summary: { ...result.summary, total_created: created.length } };
    },
  },
} satisfies Fault;
