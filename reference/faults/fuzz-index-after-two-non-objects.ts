import { isObject } from '../../src/model/json.ts';
import type { Fault } from '../lie.ts';

/** Items that are no objects are filtered out, and the first is put back. */
export default {
  name: 'fuzz-index-after-two-non-objects',
  lie: 'After the second item that is no object, indexes are one too low.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/index-unique'],
  found: 'fuzz',
  seams: {
    tells: (result, plan) => {
      const second = plan.report.filter(({ item }) => !isObject(item))[1]?.index ?? Number.POSITIVE_INFINITY;
      return {
        ...result,
        errors: result.errors.map((error) => ({ ...error, index: error.index > second ? error.index - 1 : error.index })),
      };
    },
  },
} satisfies Fault;
