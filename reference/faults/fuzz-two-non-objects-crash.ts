import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The second failed cast is one too many. */
export default {
  name: 'fuzz-two-non-objects-crash',
  defect: 'Two items that are no objects are a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  least: 2,
  seams: {
    plans: (plan) => {
      if (plan.report.filter(({ item }) => !isObject(item)).length > 1) throw new TypeError('not handled');
      return plan;
    },
  },
} satisfies Fault;
