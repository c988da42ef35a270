import type { Fault } from '../fault.ts';

/** Only reading checks the owner. */
export default {
  name: 'foreign-code-deleted',
  defect: 'A code of another account can be deleted.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'deleteQrcode',
  },
} satisfies Fault;
