import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** `items.indexOf(item)`, by value. */
export default {
  name: 'fuzz-bad-duplicates-share-index',
  defect: 'A bad item that equals an earlier one is reported at the place of that one.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  also: ['relations/permute'],
  found: 'fuzz',
  least: 2,
  seams: {
    tells: (result, plan) => {
      const texts = plan.report.map(({ item }) => canonical(item));
      return {
        ...result,
        errors: result.errors.map((error, place) => ({
          ...error,
          index: plan.report[texts.indexOf(texts[place] ?? '')]?.index ?? error.index,
        })),
      };
    },
  },
} satisfies Fault;
