import type { Fault } from '../fault.ts';

/** An off-by-one in the loop. */
export default {
  name: 'bulk-drops-last',
  defect: 'The last good item is neither created nor reported.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/stored-exact'],
  seams: {
    plans: (plan) => ({ ...plan, create: plan.create.slice(0, -1) }),
  },
} satisfies Fault;
