import type { Fault } from '../fault.ts';

/** The database driver rejects numbers beyond 64 bits. */
export default {
  name: 'long-number-in-query-crashes',
  defect: 'The server answers a query parameter with a number of thirty digits with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, _input, call) => {
      for (const value of call.url.searchParams.values()) if (/^\d{20,}$/.test(value)) throw new RangeError('out of range for type bigint');
      return errors;
    },
  },
} satisfies Fault;
