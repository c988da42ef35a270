import type { Variant } from '../fault.ts';

/** The messages are written for the users of the product. */
export default {
  name: 'rpc-texts-in-another-language',
  difference: 'All error messages are in French; a documented text is only a SHOULD.',
  format: 'code-envelope',
  shoulds: ['codes/message'],
  seams: {
    rejects: (rejection) => ({ ...rejection, message: `La demande a été refusée (${rejection.detail ?? rejection.code}).` }),
  },
} satisfies Variant;
