import type { Fault } from '../fault.ts';

/** The loop is off by one. */
export default {
  name: 'bulk-drops-last',
  defect: 'The server neither creates nor reports the last valid item of a bulk.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/stored-exact'],
  seams: {
    plansBulk: (plan) => ({ ...plan, create: plan.create.slice(0, -1) }),
  },
} satisfies Fault;
