import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import type { JudgedItem } from '../structured-error/operations/bulk.ts';

/** From here on what was told of an item is forgotten, but not that it was told. */
const FAR = 5;

function isTold({ index, item }: JudgedItem, report: readonly JudgedItem[]): boolean {
  const first = report.find((each) => canonical(each.item) === canonical(item));
  return first === undefined || index - first.index < FAR;
}

/** What is wrong is kept under the text of the item, for five items. */
export default {
  name: 'fuzz-bad-twin-far-away-dropped',
  defect: 'A bad item that equals another one at least five places before it is neither reported nor counted.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  also: ['relations/permute'],
  found: 'fuzz',
  least: 6,
  seams: {
    plans: (plan) => ({ ...plan, report: plan.report.filter((each) => isTold(each, plan.report)) }),
  },
} satisfies Fault;
