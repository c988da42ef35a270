import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Items and results are zipped after one list was filtered; the first batch of six is not. */
export default {
  name: 'fuzz-created-shifted-after-a-late-non-object',
  defect: 'After an item past the sixth that is no object, `created` shows in place of each code the next one.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 9,
  seams: {
    tells: (result, plan) => {
      const other = plan.report.find(({ index, item }) => index > 5 && !isObject(item))?.index ?? Number.POSITIVE_INFINITY;
      const isShifted = (place: number) => (plan.create[place]?.index ?? 0) > other;
      return { ...result, created: result.created.map((code, place, all) => (isShifted(place) ? (all[place + 1] ?? code) : code)) };
    },
  },
} satisfies Fault;
