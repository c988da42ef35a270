import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Soft deletion, and one query that forgot about it. */
export default {
  name: 'deleted-code-still-updated',
  defect: 'A deleted code can still be changed.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone', 'codes/cause'],
  seams: {
    removes: (code) => {
      gone.add(code.id);
      return false;
    },
    shows: (code, account, operation) => code.owner === account.id && (operation === 'updateQrcode' || !gone.has(code.id)),
  },
} satisfies Fault;
