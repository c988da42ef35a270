import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import type { CheckedItem } from '../structured-error/operations/bulk.ts';

/** From this distance on, the cache has lost the errors of an equal item, but not that it was reported. */
const FAR = 5;

function isReported({ index, item }: CheckedItem, report: readonly CheckedItem[]): boolean {
  const first = report.find((each) => canonical(each.item) === canonical(item));
  return first === undefined || index - first.index < FAR;
}

/** Errors are cached by the text of the item, and the cache keeps five items. */
export default {
  name: 'fuzz-bad-twin-far-away-dropped',
  defect: 'The server neither reports nor counts an invalid bulk item that equals one at least five positions earlier.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  mayBreak: ['relations/permute'],
  foundBy: 'fuzz',
  fewestItems: 6,
  seams: {
    plansBulk: (plan) => ({ ...plan, report: plan.report.filter((each) => isReported(each, plan.report)) }),
  },
} satisfies Fault;
