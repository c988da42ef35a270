import type { Fault } from '../fault.ts';

/** The renderer trusts whoever calls it. */
export default {
  name: 'foreign-image-drawn',
  defect: "The image of another account's code is given.",
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'getQrcodeImage',
  },
} satisfies Fault;
