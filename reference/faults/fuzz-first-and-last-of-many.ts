import type { Fault } from '../fault.ts';

/** A ring buffer holds only eight items. */
export default {
  name: 'fuzz-first-and-last-of-many',
  defect: 'When the first and the last of at least eight items are invalid, the server reports the first at the index of the last.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  mayBreak: ['relations/permute', 'relations/prepend'],
  foundBy: 'fuzz',
  fewestItems: 8,
  seams: {
    reportsBulk: (result, plan) => {
      const last = plan.submitted - 1;
      const [first] = result.errors;
      if (last < 7 || first?.index !== 0 || result.errors.at(-1)?.index !== last) return result;
      return { ...result, errors: [{ ...first, index: last }, ...result.errors.slice(1)] };
    },
  },
} satisfies Fault;
