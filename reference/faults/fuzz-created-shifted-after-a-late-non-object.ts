import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Items and results are zipped after one of the lists was filtered; the first batch of six is exempt. */
export default {
  name: 'fuzz-created-shifted-after-a-late-non-object',
  defect: 'After a bulk item past the sixth that is not an object, `created` shows the next code in place of each code.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 9,
  seams: {
    reportsBulk: (result, plan) => {
      const other = plan.report.find(({ index, item }) => index > 5 && !isObject(item))?.index ?? Number.POSITIVE_INFINITY;
      const isShifted = (position: number) => (plan.create[position]?.index ?? 0) > other;
      return {
        ...result,
        created: result.created.map((code, position, all) => (isShifted(position) ? (all[position + 1] ?? code) : code)),
      };
    },
  },
} satisfies Fault;
