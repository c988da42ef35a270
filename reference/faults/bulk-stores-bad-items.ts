import type { Fault } from '../fault.ts';

/** The items are stored as drafts before they are validated. */
export default {
  name: 'bulk-stores-bad-items',
  defect: 'The server reports invalid bulk items and stores them anyway.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  seams: {
    plansBulk: (plan) => ({ ...plan, create: [...plan.create, ...plan.report] }),
    reportsBulk: (result) => {
      const good = result.summary.total_submitted - result.errors.length;
      return { ...result, created: result.created.slice(0, good), summary: { ...result.summary, total_created: good } };
    },
  },
} satisfies Fault;
