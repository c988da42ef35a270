import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The handler catches only the first failed cast. */
export default {
  name: 'fuzz-two-non-objects-crash',
  defect: 'The server answers a bulk that has two items that are not objects with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  fewestItems: 2,
  seams: {
    plansBulk: (plan) => {
      if (plan.report.filter(({ item }) => !isObject(item)).length > 1) throw new TypeError('not handled');
      return plan;
    },
  },
} satisfies Fault;
