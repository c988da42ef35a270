import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isDraft(item: Json): boolean {
  return isObject(item) && [true, undefined].some((value) => member(item, 'is_dynamic') === value);
}

/** The short address is reserved before the item is judged. */
export default {
  name: 'fuzz-bad-not-static-stored',
  defect: 'A bad item that is not said to be static is reported, and stored all the same.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  found: 'fuzz',
  least: 1,
  seams: {
    plans: (plan) => ({ ...plan, create: [...plan.create, ...plan.report.filter(({ item }) => isDraft(item))] }),
    tells: (result) => {
      const good = result.summary.total_submitted - result.errors.length;
      return { ...result, created: result.created.slice(0, good), summary: { ...result.summary, total_created: good } };
    },
  },
} satisfies Fault;
