import type { Fault } from '../fault.ts';

const RIGHT_TO_LEFT = /[\u0590-\u06ff]/;

/** Reports are put in the order in which texts are shown, and those of the other direction fall off the end. */
export default {
  name: 'fuzz-right-to-left-item-lost',
  defect: 'A bad item of which a text is written from right to left is neither reported nor counted.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  found: 'fuzz',
  least: 1,
  seams: {
    plans: (plan) => ({ ...plan, report: plan.report.filter(({ item }) => !RIGHT_TO_LEFT.test(JSON.stringify(item))) }),
  },
} satisfies Fault;
