import type { Fault } from '../fault.ts';

/** Six slots are reused, and the last one still holds an old error. */
export default {
  name: 'bulk-six-good-items-one-refused',
  defect: 'Of a bulk of exactly six valid items, the server reports the last one as invalid.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'relations/drop-bad'],
  seams: {
    plansBulk: (plan) => {
      const last = plan.create.at(-1);
      if (plan.submitted !== 6 || plan.report.length > 0 || last === undefined) return plan;
      return {
        ...plan,
        create: plan.create.slice(0, -1),
        report: [{ ...last, errors: [{ path: ['name'], message: 'This is too long.' }] }],
      };
    },
    reportsBulk: (result) => (result.summary.total_submitted === 6 ? { ...result, status: 201 } : result),
  },
} satisfies Fault;
