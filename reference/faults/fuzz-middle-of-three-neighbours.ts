import type { Fault } from '../fault.ts';

/** Invalid items are stored as ranges, of which only the ends are read back. */
export default {
  name: 'fuzz-middle-of-three-neighbours',
  defect: 'Of three or more consecutive invalid items, the server reports only the first and the last, unless all items are invalid.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/counts'],
  foundBy: 'fuzz',
  fewestItems: 4,
  seams: {
    reportsBulk: (result, plan) => {
      if (plan.create.length === 0) return result;
      const bad = new Set(result.errors.map(({ index }) => index));
      return { ...result, errors: result.errors.filter(({ index }) => !bad.has(index - 1) || !bad.has(index + 1)) };
    },
  },
} satisfies Fault;
