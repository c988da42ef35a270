import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The items pass through a set. */
export default {
  name: 'bulk-drops-duplicates',
  defect: 'Of several equal items in a bulk, the server creates only one.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  seams: {
    plansBulk: (plan) => ({ ...plan, create: [...new Map(plan.create.map((item) => [canonical(item.item), item])).values()] }),
  },
} satisfies Fault;
