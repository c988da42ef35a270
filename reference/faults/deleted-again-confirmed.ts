import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** The author misunderstands idempotence. */
export default {
  name: 'deleted-again-confirmed',
  defect: 'The server confirms a second deletion of the same code instead of answering NOT_FOUND.',
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
