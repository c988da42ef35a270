import type { Fault } from '../fault.ts';

/** The renderer trusts every caller. */
export default {
  name: 'foreign-image-drawn',
  defect: 'The server returns the image of a code that belongs to another account.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'getQrcodeImage',
  },
} satisfies Fault;
