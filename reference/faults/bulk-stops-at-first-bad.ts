import type { Fault } from '../fault.ts';

/** The loop breaks at the first error. */
export default {
  name: 'bulk-stops-at-first-bad',
  defect: 'The server neither creates nor reports the items after the first invalid one.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/created-exact', 'bulk/stored-exact', 'relations/permute'],
  seams: {
    plansBulk: (plan) => {
      const first = plan.report[0];
      return first === undefined ? plan : { ...plan, create: plan.create.filter(({ index }) => index < first.index), report: [first] };
    },
  },
} satisfies Fault;
