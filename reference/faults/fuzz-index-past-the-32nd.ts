import type { Fault } from '../fault.ts';
import type { BulkPlan } from '../structured-error/operations/bulk.ts';

/** The first bad item from 32 on with another within the ten places before it, and the last good one before both. */
function moved({ create, report }: BulkPlan): readonly [number, number | undefined] | undefined {
  const found = report.find(({ index }, place) => index >= 32 && index - (report[place - 1]?.index ?? -11) <= 10)?.index;
  return found === undefined ? undefined : [found, create.findLast(({ index }) => index < found)?.index];
}

/** Marks of the bad items are kept in words of 32 bits, and the second word is read beside its bounds. */
export default {
  name: 'fuzz-index-past-the-32nd',
  defect: 'Past the 32nd item, the first bad one soon after another bad one is reported at the place of the last good item before it.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  also: ['relations/permute', 'relations/prepend'],
  found: 'fuzz',
  least: 33,
  seams: {
    tells: (result, plan) => {
      const [bad, good] = moved(plan) ?? [];
      const errors = result.errors.map((error) => (error.index === bad ? { ...error, index: good ?? error.index } : error));
      return { ...result, errors };
    },
  },
} satisfies Fault;
