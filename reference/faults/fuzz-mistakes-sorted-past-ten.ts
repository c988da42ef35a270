import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Long lists are sorted by another algorithm, and only one of the two lists is. */
export default {
  name: 'fuzz-mistakes-sorted-past-ten',
  defect: 'With more than ten bad items the mistakes stand in the order of the sorted items, the indexes do not.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  found: 'fuzz',
  least: 11,
  seams: {
    tells: (result, plan) => {
      if (plan.report.length <= 10) return result;
      const sorted = plan.report.toSorted((a, b) => (canonical(a.item) < canonical(b.item) ? -1 : 1));
      return { ...result, errors: result.errors.map((error, place) => ({ ...error, errors: sorted[place]?.errors ?? error.errors })) };
    },
  },
} satisfies Fault;
