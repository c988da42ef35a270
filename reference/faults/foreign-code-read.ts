import type { Fault } from '../fault.ts';

/** `WHERE id = ?`, and no `AND owner = ?`. */
export default {
  name: 'foreign-code-read',
  defect: 'A code of another account can be read.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => code.owner === account.id || operation === 'getQrcode',
  },
} satisfies Fault;
