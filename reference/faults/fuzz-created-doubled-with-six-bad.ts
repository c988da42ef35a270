import type { Fault } from '../fault.ts';

/** A retry after the sixth error sends the last valid item again. */
export default {
  name: 'fuzz-created-doubled-with-six-bad',
  defect: 'When a bulk has more than five invalid items, `created` lists the last code twice, and `total_created` counts it twice.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 7,
  seams: {
    reportsBulk: (result) => {
      if (result.errors.length <= 5) return result;
      const created = [...result.created, ...result.created.slice(-1)];
      return { ...result, created, summary: { ...result.summary, total_created: created.length } };
    },
  },
} satisfies Fault;
