import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isBare(item: Json): boolean {
  return isObject(item) && ['name', 'folder_id', 'style'].every((name) => member(item, name) === undefined);
}

/** An item without options goes a shorter way, and that way forgets to report. */
export default {
  name: 'fuzz-bare-bad-item-dropped',
  defect: 'A bad item without a name, a folder and a style is neither reported nor counted.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  found: 'fuzz',
  least: 1,
  seams: {
    plans: (plan) => ({ ...plan, report: plan.report.filter(({ item }) => !isBare(item)) }),
  },
} satisfies Fault;
