import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Long lists are sorted by another algorithm, which is applied to only one of two lists. */
export default {
  name: 'fuzz-mistakes-sorted-past-ten',
  defect:
    'When a bulk has more than ten invalid items, the server lists their errors in the order of the sorted items, but not their indexes.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  foundBy: 'fuzz',
  fewestItems: 11,
  seams: {
    reportsBulk: (result, plan) => {
      if (plan.report.length <= 10) return result;
      const sorted = plan.report.toSorted((a, b) => (canonical(a.item) < canonical(b.item) ? -1 : 1));
      return {
        ...result,
        errors: result.errors.map((error, position) => ({ ...error, errors: sorted[position]?.errors ?? error.errors })),
      };
    },
  },
} satisfies Fault;
