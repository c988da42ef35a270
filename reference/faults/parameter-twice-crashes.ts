import type { Fault } from '../fault.ts';

/** The query parser returns a list, which has no `trim`. */
export default {
  name: 'parameter-twice-crashes',
  defect: 'The server answers a query parameter that appears twice with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, _input, call) => {
      const names = [...call.url.searchParams.keys()];
      if (new Set(names).size < names.length) throw new TypeError('value.trim is not a function');
      return errors;
    },
  },
} satisfies Fault;
