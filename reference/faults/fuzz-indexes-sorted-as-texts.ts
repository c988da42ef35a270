import type { Fault } from '../fault.ts';

/** Positions are keys that are sorted as texts; the mistakes are not sorted with them. */
export default {
  name: 'fuzz-indexes-sorted-as-texts',
  defect: 'With more than five bad items the indexes are sorted as texts (10 before 2), and each is told the mistakes of another.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  found: 'fuzz',
  least: 11,
  seams: {
    tells: (result) => {
      if (result.errors.length <= 5) return result;
      const indexes = result.errors.map(({ index }) => String(index)).toSorted();
      return { ...result, errors: result.errors.map((error, place) => ({ ...error, index: Number(indexes[place]) })) };
    },
  },
} satisfies Fault;
