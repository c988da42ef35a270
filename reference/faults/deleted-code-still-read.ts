import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Deletion sets a flag, and one query ignores it. */
export default {
  name: 'deleted-code-still-read',
  defect: 'The server still returns a deleted code.',
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
