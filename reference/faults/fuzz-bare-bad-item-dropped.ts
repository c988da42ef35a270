import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isBare(item: Json): boolean {
  return isObject(item) && ['name', 'folder_id', 'style'].every((name) => member(item, name) === undefined);
}

/** Items without options take a fast path that forgets to report errors. */
export default {
  name: 'fuzz-bare-bad-item-dropped',
  defect: 'The server neither reports nor counts an invalid bulk item that has no name, folder and style.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    plansBulk: (plan) => ({ ...plan, report: plan.report.filter(({ item }) => !isBare(item)) }),
  },
} satisfies Fault;
