import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Idempotence, misread. */
export default {
  name: 'deleted-again-confirmed',
  defect: 'A second deletion is confirmed again.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone', 'codes/cause'],
  seams: {
    removes: (code) => {
      gone.add(code.id);
      return false;
    },
    shows: (code, account, operation) => code.owner === account.id && (operation === 'deleteQrcode' || !gone.has(code.id)),
  },
} satisfies Fault;
