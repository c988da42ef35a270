import type { Fault } from '../fault.ts';

/** Only the read operation checks the owner. */
export default {
  name: 'foreign-code-updated',
  defect: 'The server updates a code that belongs to another account.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'updateQrcode',
  },
} satisfies Fault;
