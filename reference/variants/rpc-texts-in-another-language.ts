import type { Variant } from '../fault.ts';

/** Messages for the people who use the product. */
export default {
  name: 'rpc-texts-in-another-language',
  freedom: 'All messages of errors are in French; section 4: a documented text is a SHOULD.',
  format: 'code-envelope',
  shoulds: ['codes/message'],
  seams: {
    refuses: (refusal) => ({ ...refusal, message: `La demande a été refusée (${refusal.detail ?? refusal.code}).` }),
  },
} satisfies Variant;
