import type { Fault } from '../fault.ts';

/** A bulk is carried out in one go, so no other call comes between. */
let rolledBack = false;

/** The transaction is rolled back after the answer was made. */
export default {
  name: 'bulk-rolled-back',
  defect: 'With a bad item in the bulk the good ones are reported as created and are not stored.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  seams: {
    plans: (plan) => {
      rolledBack = plan.report.length > 0;
      return plan;
    },
    stores: (code) => (rolledBack ? undefined : code),
    tells: (result) => {
      rolledBack = false;
      return result;
    },
  },
} satisfies Fault;
