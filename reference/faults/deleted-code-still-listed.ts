import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Deleting sets a flag, and the query of the list does not look at it. */
export default {
  name: 'deleted-code-still-listed',
  defect: 'Deleted codes are still in lists.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone'],
  seams: {
    removes: (code) => {
      gone.add(code.id);
      return false;
    },
    shows: (code, account, operation) => code.owner === account.id && (operation === 'listQrcodes' || !gone.has(code.id)),
  },
} satisfies Fault;
