import type { Fault } from '../lie.ts';

/** An off-by-one in the loop. */
export default {
  name: 'bulk-drops-last',
  lie: 'The last good item is neither created nor reported.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/stored-exact'],
  seams: {
    plans: (plan) => ({ ...plan, create: plan.create.slice(0, -1) }),
  },
} satisfies Fault;
