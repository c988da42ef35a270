import type { Fault } from '../fault.ts';

/** A ring buffer, full after eight. */
export default {
  name: 'fuzz-first-and-last-of-many',
  defect: 'Of at least eight items, when the first and the last are bad, the first is reported at the place of the last.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  also: ['relations/permute', 'relations/prepend'],
  found: 'fuzz',
  least: 8,
  seams: {
    tells: (result, plan) => {
      const last = plan.submitted - 1;
      const [first] = result.errors;
      if (last < 7 || first?.index !== 0 || result.errors.at(-1)?.index !== last) return result;
      return { ...result, errors: [{ ...first, index: last }, ...result.errors.slice(1)] };
    },
  },
} satisfies Fault;
