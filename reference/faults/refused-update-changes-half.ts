import type { Fault } from '../fault.ts';

/** Members are stored one by one until one is not valid. */
export default {
  name: 'refused-update-changes-half',
  defect: 'A refused update has changed what was valid of it.',
  format: 'structured-error',
  breaks: ['accept/refused-changes-nothing'],
  seams: {
    changesBeforeJudging: true,
  },
} satisfies Fault;
