import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Items that are not objects are collected in a set. */
export default {
  name: 'fuzz-non-objects-counted-once',
  defect: '`total_failed` counts several items that are not objects as one.',
  format: 'structured-error',
  breaks: ['bulk/counts'],
  foundBy: 'fuzz',
  fewestItems: 2,
  seams: {
    reportsBulk: (result, plan) => {
      const others = plan.report.filter(({ item }) => !isObject(item)).length;
      return { ...result, summary: { ...result.summary, total_failed: result.summary.total_failed - Math.max(0, others - 1) } };
    },
  },
} satisfies Fault;
