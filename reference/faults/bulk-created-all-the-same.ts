import type { Fault } from '../fault.ts';

/** A closure captures the loop variable. */
export default {
  name: 'bulk-created-all-the-same',
  defect: 'The server creates every valid item of a bulk with the values of the first one.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/stored-exact'],
  seams: {
    plansBulk: (plan) => ({ ...plan, create: plan.create.map((item) => plan.create[0] ?? item) }),
  },
} satisfies Fault;
