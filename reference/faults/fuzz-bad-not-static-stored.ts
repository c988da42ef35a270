import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isDraft(item: Json): boolean {
  return isObject(item) && [true, undefined].some((value) => member(item, 'is_dynamic') === value);
}

/** The short address is reserved before the item is validated. */
export default {
  name: 'fuzz-bad-not-static-stored',
  defect: 'The server reports an invalid bulk item and stores it anyway when `is_dynamic` is true or missing.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    plansBulk: (plan) => ({ ...plan, create: [...plan.create, ...plan.report.filter(({ item }) => isDraft(item))] }),
    reportsBulk: (result) => {
      const good = result.summary.total_submitted - result.errors.length;
      return { ...result, created: result.created.slice(0, good), summary: { ...result.summary, total_created: good } };
    },
  },
} satisfies Fault;
