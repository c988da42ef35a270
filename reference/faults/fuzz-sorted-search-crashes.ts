import type { Fault } from '../fault.ts';

/** The collation of the order does not fit that of the search. */
export default {
  name: 'fuzz-sorted-search-crashes',
  defect: 'A search beyond ASCII gets a server error where an order is asked for.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    finds: (errors, _input, call) => {
      const query = call.url.searchParams;
      if (query.has('sort') && /[^ -~]/.test(query.get('search') ?? '')) throw new RangeError('illegal mix of collations');
      return errors;
    },
  },
} satisfies Fault;
