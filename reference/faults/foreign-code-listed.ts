import type { Fault } from '../fault.ts';

/** The query is `WHERE owner = ? AND name LIKE ? OR content LIKE ?`. */
export default {
  name: 'foreign-code-listed',
  defect: 'A search finds codes of other accounts.',
  format: 'structured-error',
  breaks: ['access/foreign-is-not-listed'],
  seams: {
    lists: (code, account, search) => code.owner === account.id || search !== null,
  },
} satisfies Fault;
