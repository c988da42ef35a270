import type { Fault } from '../fault.ts';

/** The indexes are sorted as strings, their errors are not. */
export default {
  name: 'fuzz-indexes-sorted-as-texts',
  defect:
    'When a bulk has more than five invalid items, the server sorts the indexes as strings (10 before 2), so each is reported with the errors of another.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  foundBy: 'fuzz',
  fewestItems: 11,
  seams: {
    reportsBulk: (result) => {
      if (result.errors.length <= 5) return result;
      const indexes = result.errors.map(({ index }) => String(index)).toSorted();
      return { ...result, errors: result.errors.map((error, position) => ({ ...error, index: Number(indexes[position]) })) };
    },
  },
} satisfies Fault;
