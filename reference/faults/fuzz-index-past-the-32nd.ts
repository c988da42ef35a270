import type { Fault } from '../fault.ts';
import type { BulkPlan } from '../structured-error/operations/bulk.ts';

/** The first invalid item from index 32 on that follows another within ten positions, and the last valid item before it. */
function moved({ create, report }: BulkPlan): readonly [number, number | undefined] | undefined {
  const found = report.find(({ index }, position) => index >= 32 && index - (report[position - 1]?.index ?? -11) <= 10)?.index;
  return found === undefined ? undefined : [found, create.findLast(({ index }) => index < found)?.index];
}

/** Flags of invalid items are kept in 32-bit words, and the second word is read out of bounds. */
export default {
  name: 'fuzz-index-past-the-32nd',
  defect:
    'Past index 31, the first invalid item within ten positions of another invalid one is reported at the index of the last valid item before it.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  mayBreak: ['relations/permute', 'relations/prepend'],
  foundBy: 'fuzz',
  fewestItems: 33,
  seams: {
    reportsBulk: (result, plan) => {
      const [bad, good] = moved(plan) ?? [];
      const errors = result.errors.map((error) => (error.index === bad ? { ...error, index: good ?? error.index } : error));
      return { ...result, errors };
    },
  },
} satisfies Fault;
