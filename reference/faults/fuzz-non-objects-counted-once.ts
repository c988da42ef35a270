import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Non-objects are put into a set. */
export default {
  name: 'fuzz-non-objects-counted-once',
  defect: 'Several items that are no objects are counted in `total_failed` as one.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  found: 'fuzz',
  least: 2,
  seams: {
    tells: (result, plan) => {
      const others = plan.report.filter(({ item }) => !isObject(item)).length;
      return { ...result, summary: { ...result.summary, total_failed: result.summary.total_failed - Math.max(0, others - 1) } };
    },
  },
} satisfies Fault;
