import type { Fault } from '../fault.ts';

/** A closure over the loop variable. */
export default {
  name: 'bulk-created-all-the-same',
  defect: 'Every good item is created like the first one.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/stored-exact'],
  seams: {
    plans: (plan) => ({ ...plan, create: plan.create.map((item) => plan.create[0] ?? item) }),
  },
} satisfies Fault;
