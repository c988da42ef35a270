import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Items that are not objects are filtered out once an earlier item was invalid. */
export default {
  name: 'fuzz-index-after-a-later-non-object',
  defect:
    'After a bulk item that is not an object and not the first invalid one, an invalid item right after a valid one is reported at the index of the valid one.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  mayBreak: ['relations/permute'],
  foundBy: 'fuzz',
  fewestItems: 4,
  seams: {
    reportsBulk: (result, plan) => {
      const other = plan.report.find(({ item }, position) => position > 0 && !isObject(item))?.index ?? Number.POSITIVE_INFINITY;
      const bad = new Set(result.errors.map(({ index }) => index));
      const position = (index: number) => (index > other && !bad.has(index - 1) ? index - 1 : index);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: position(error.index) })) };
    },
  },
} satisfies Fault;
