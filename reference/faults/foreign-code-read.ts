import type { Fault } from '../fault.ts';

/** The query has `WHERE id = ?` without `AND owner = ?`. */
export default {
  name: 'foreign-code-read',
  defect: 'The server returns a code that belongs to another account.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'getQrcode',
  },
} satisfies Fault;
