import type { Fault } from '../fault.ts';

/** Members are stored one by one until one is invalid. */
export default {
  name: 'refused-update-changes-half',
  defect: 'The server rejects an update after it has stored the valid members.',
  format: 'structured-error',
  breaks: ['accept/refused-changes-nothing'],
  seams: {
    updatesBeforeValidating: true,
  },
} satisfies Fault;
