import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** What is no object is filtered out when something was wrong before it. */
export default {
  name: 'fuzz-index-after-a-later-non-object',
  defect:
    'After an item that is no object and not the first bad one, a bad item right after a good one is reported at the place of the good one.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  also: ['relations/permute'],
  found: 'fuzz',
  least: 4,
  seams: {
    tells: (result, plan) => {
      const other = plan.report.find(({ item }, place) => place > 0 && !isObject(item))?.index ?? Number.POSITIVE_INFINITY;
      const bad = new Set(result.errors.map(({ index }) => index));
      const place = (index: number) => (index > other && !bad.has(index - 1) ? index - 1 : index);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: place(error.index) })) };
    },
  },
} satisfies Fault;
