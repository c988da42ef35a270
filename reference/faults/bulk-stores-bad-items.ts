import type { Fault } from '../fault.ts';

/** Items are stored as drafts before they are judged. */
export default {
  name: 'bulk-stores-bad-items',
  defect: 'Bad items are reported, and stored all the same.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  seams: {
    plans: (plan) => ({ ...plan, create: [...plan.create, ...plan.report] }),
    tells: (result) => {
      const good = result.summary.total_submitted - result.errors.length;
      return { ...result, created: result.created.slice(0, good), summary: { ...result.summary, total_created: good } };
    },
  },
} satisfies Fault;
