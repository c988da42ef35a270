import { isObject } from '../../src/model/json.ts';
import type { Fault } from '../lie.ts';

/** Items and results are zipped after the non-objects were filtered out of one of the lists. */
export default {
  name: 'fuzz-good-shifted-after-two-non-objects',
  lie: 'After the second item that is no object each good item is created like the next good one.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  seams: {
    plans: (plan) => {
      const second = plan.report.filter(({ item }) => !isObject(item))[1]?.index ?? Number.POSITIVE_INFINITY;
      return { ...plan, create: plan.create.map((judged, place, all) => (judged.index > second ? (all[place + 1] ?? judged) : judged)) };
    },
  },
} satisfies Fault;
