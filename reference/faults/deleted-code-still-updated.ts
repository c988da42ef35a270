import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Deletion sets a flag, and one query ignores it. */
export default {
  name: 'deleted-code-still-updated',
  defect: 'The server still updates a deleted code.',
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
