import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function hasLongestName(item: Json | undefined): boolean {
  const name = isObject(item) ? member(item, 'name') : undefined;
  return typeof name === 'string' && [...name].length === 100;
}

/** A line of the report holds the name and what is wrong, and a name of full length leaves no room for it. */
export default {
  name: 'fuzz-longest-name-in-bad-item',
  defect: 'A bad item with a name of exactly 100 characters is reported without a reason.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  found: 'fuzz',
  least: 1,
  seams: {
    tells: (result, plan) => ({
      ...result,
      errors: result.errors.map((error, place) => (hasLongestName(plan.report[place]?.item) ? { ...error, errors: [] } : error)),
    }),
  },
} satisfies Fault;
