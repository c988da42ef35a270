import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The handler calls `items.indexOf(item)`, which compares by value. */
export default {
  name: 'fuzz-bad-duplicates-share-index',
  defect: 'The server reports an invalid bulk item that equals an earlier one at the index of the earlier one.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  mayBreak: ['relations/permute'],
  foundBy: 'fuzz',
  fewestItems: 2,
  seams: {
    reportsBulk: (result, plan) => {
      const texts = plan.report.map(({ item }) => canonical(item));
      return {
        ...result,
        errors: result.errors.map((error, position) => ({
          ...error,
          index: plan.report[texts.indexOf(texts[position] ?? '')]?.index ?? error.index,
        })),
      };
    },
  },
} satisfies Fault;
