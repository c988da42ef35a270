import type { Fault } from '../fault.ts';

/** The collation of the sort order does not match that of the search. */
export default {
  name: 'fuzz-sorted-search-crashes',
  defect: 'The server answers a search for non-ASCII text with a server error when `sort` is given.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, _input, call) => {
      const query = call.url.searchParams;
      if (query.has('sort') && /[^ -~]/.test(query.get('search') ?? '')) throw new RangeError('illegal mix of collations');
      return errors;
    },
  },
} satisfies Fault;
