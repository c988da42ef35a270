import { isObject } from '../../src/model/json.ts';
import type { Fault } from '../lie.ts';

/** The third failed cast is one too many. */
export default {
  name: 'fuzz-three-non-objects-crash',
  lie: 'Three items that are no objects are a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    plans: (plan) => {
      if (plan.report.filter(({ item }) => !isObject(item)).length > 2) throw new TypeError('not handled');
      return plan;
    },
  },
} satisfies Fault;
