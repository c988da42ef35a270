import type { Fault } from '../fault.ts';

/** One transaction for all items. */
export default {
  name: 'bulk-all-or-nothing',
  defect: 'A bulk with one bad item is refused as a whole.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  seams: {
    plans: (plan) => (plan.report.length === 0 ? plan : { ...plan, create: [] }),
    tells: (result) => (result.errors.length === 0 ? result : { ...result, asRefusal: true }),
  },
} satisfies Fault;
