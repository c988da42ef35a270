import type { Fault } from '../fault.ts';

/** The column is missing from the INSERT. */
export default {
  name: 'dynamic-not-stored',
  defect: 'A dynamic code is stored as a static one.',
  format: 'structured-error',
  breaks: ['accept/reads-back'],
  seams: {
    stores: (code) => ({ ...code, isDynamic: false }),
  },
} satisfies Fault;
