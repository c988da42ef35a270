import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Items go through a set. */
export default {
  name: 'bulk-drops-duplicates',
  defect: 'Of equal items one is created.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  seams: {
    plans: (plan) => ({ ...plan, create: [...new Map(plan.create.map((item) => [canonical(item.item), item])).values()] }),
  },
} satisfies Fault;
