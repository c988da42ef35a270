import type { Fault } from '../fault.ts';

/** The INSERT statement omits the column. */
export default {
  name: 'dynamic-not-stored',
  defect: 'The server stores a dynamic code as a static one.',
  format: 'structured-error',
  breaks: ['accept/reads-back'],
  seams: {
    stores: (code) => ({ ...code, isDynamic: false }),
  },
} satisfies Fault;
