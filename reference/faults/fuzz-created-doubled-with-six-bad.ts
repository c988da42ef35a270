import type { Fault } from '../fault.ts';

/** A retry for the sixth mistake sends the last good item again. */
export default {
  name: 'fuzz-created-doubled-with-six-bad',
  defect: 'With more than five bad items `created` lists the last code twice, and counts it twice.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 7,
  seams: {
    tells: (result) => {
      if (result.errors.length <= 5) return result;
      const created = [...result.created, ...result.created.slice(-1)];
      return { ...result, created, summary: { ...result.summary, total_created: created.length } };
    },
  },
} satisfies Fault;
