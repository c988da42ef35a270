import type { Fault } from '../fault.ts';

/** One database transaction covers all items. */
export default {
  name: 'bulk-all-or-nothing',
  defect: 'The server rejects a whole bulk when one item is invalid.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  seams: {
    plansBulk: (plan) => (plan.report.length === 0 ? plan : { ...plan, create: [] }),
    reportsBulk: (result) => (result.errors.length === 0 ? result : { ...result, asRejection: true }),
  },
} satisfies Fault;
