import type { Fault } from '../fault.ts';

/** A budget of mistakes. */
export default {
  name: 'fuzz-refused-past-nine-bad',
  defect: 'A bulk with more than nine bad items is refused as a whole, though some are good.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  found: 'fuzz',
  least: 11,
  seams: {
    plans: (plan) => (plan.report.length > 9 ? { ...plan, create: [] } : plan),
    tells: (result) => (result.errors.length > 9 ? { ...result, asRefusal: true } : result),
  },
} satisfies Fault;
