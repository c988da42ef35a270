import type { Fault } from '../fault.ts';

/** The framework has already decoded the query. */
export default {
  name: 'query-decoded-twice-crashes',
  defect: 'The server decodes query values twice, and answers a percent sign with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, _input, call) => {
      for (const value of call.url.searchParams.values()) decodeURIComponent(value);
      return errors;
    },
  },
} satisfies Fault;
