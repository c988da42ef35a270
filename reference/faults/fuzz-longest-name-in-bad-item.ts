import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function hasLongestName(item: Json | undefined): boolean {
  const name = isObject(item) ? member(item, 'name') : undefined;
  return typeof name === 'string' && [...name].length === 100;
}

/** A report line has a fixed length, and the longest name leaves no room for the reason. */
export default {
  name: 'fuzz-longest-name-in-bad-item',
  defect: 'The server reports an invalid bulk item without a reason when its name has exactly 100 characters.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    reportsBulk: (result, plan) => ({
      ...result,
      errors: result.errors.map((error, position) => (hasLongestName(plan.report[position]?.item) ? { ...error, errors: [] } : error)),
    }),
  },
} satisfies Fault;
