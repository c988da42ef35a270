import type { Fault } from '../fault.ts';

const RIGHT_TO_LEFT = /[\u0590-\u06ff]/;

/** Reports are sorted by display direction, and right-to-left texts are dropped. */
export default {
  name: 'fuzz-right-to-left-item-lost',
  defect: 'The server neither reports nor counts an invalid bulk item with right-to-left text.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    plansBulk: (plan) => ({ ...plan, report: plan.report.filter(({ item }) => !RIGHT_TO_LEFT.test(JSON.stringify(item))) }),
  },
} satisfies Fault;
