import type { Fault } from '../fault.ts';

/** Bad items are told as ranges, and a range is read back by its ends. */
export default {
  name: 'fuzz-middle-of-three-neighbours',
  defect: 'Of three or more bad neighbours only the first and the last are reported, unless all items are bad.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/counts'],
  found: 'fuzz',
  least: 4,
  seams: {
    tells: (result, plan) => {
      if (plan.create.length === 0) return result;
      const bad = new Set(result.errors.map(({ index }) => index));
      return { ...result, errors: result.errors.filter(({ index }) => !bad.has(index - 1) || !bad.has(index + 1)) };
    },
  },
} satisfies Fault;
