import type { Fault } from '../fault.ts';

/** A bulk runs without interruption, so one variable suffices. */
let rolledBack = false;

/** The transaction is rolled back after the answer was built. */
export default {
  name: 'bulk-rolled-back',
  defect: 'When a bulk has an invalid item, the server reports the valid items as created and does not store them.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  seams: {
    plansBulk: (plan) => {
      rolledBack = plan.report.length > 0;
      return plan;
    },
    stores: (code) => (rolledBack ? undefined : code),
    reportsBulk: (result) => {
      rolledBack = false;
      return result;
    },
  },
} satisfies Fault;
