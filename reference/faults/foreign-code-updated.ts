import type { Fault } from '../fault.ts';

/** Only reading checks the owner. */
export default {
  name: 'foreign-code-updated',
  defect: 'A code of another account can be changed.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'updateQrcode',
  },
} satisfies Fault;
