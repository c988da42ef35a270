import type { Fault } from '../fault.ts';

/** The loop breaks at the first mistake. */
export default {
  name: 'bulk-stops-at-first-bad',
  defect: 'Items after the first bad one are neither created nor reported.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/created-exact', 'bulk/stored-exact', 'relations/permute'],
  seams: {
    plans: (plan) => {
      const first = plan.report[0];
      return first === undefined ? plan : { ...plan, create: plan.create.filter(({ index }) => index < first.index), report: [first] };
    },
  },
} satisfies Fault;
