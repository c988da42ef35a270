import type { Fault } from '../lie.ts';

/** The column is missing from the INSERT. */
export default {
  name: 'dynamic-not-stored',
  lie: 'A dynamic code is stored as a static one.',
  format: 'structured-error',
  breaks: ['accept/reads-back'],
  seams: {
    stores: (code) => ({ ...code, isDynamic: false }),
  },
} satisfies Fault;
