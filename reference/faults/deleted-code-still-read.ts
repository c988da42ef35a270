import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Soft deletion, and one query that forgot about it. */
export default {
  name: 'deleted-code-still-read',
  defect: 'A deleted code can still be read.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone', 'codes/cause'],
  seams: {
    removes: (code) => {
      gone.add(code.id);
      return false;
    },
    shows: (code, account, operation) => code.owner === account.id && (operation === 'getQrcode' || !gone.has(code.id)),
  },
} satisfies Fault;
