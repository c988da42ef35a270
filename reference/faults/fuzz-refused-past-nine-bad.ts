import type { Fault } from '../fault.ts';

/** The handler has an error limit. */
export default {
  name: 'fuzz-refused-past-nine-bad',
  defect: 'The server rejects a whole bulk with more than nine invalid items, although other items are valid.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  foundBy: 'fuzz',
  fewestItems: 11,
  seams: {
    plansBulk: (plan) => (plan.report.length > 9 ? { ...plan, create: [] } : plan),
    reportsBulk: (result) => (result.errors.length > 9 ? { ...result, asRejection: true } : result),
  },
} satisfies Fault;
