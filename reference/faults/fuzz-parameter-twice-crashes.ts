import type { Fault } from '../fault.ts';

/** The parser of queries makes a list of it, which has no `trim`. */
export default {
  name: 'fuzz-parameter-twice-crashes',
  defect: 'A parameter of the query that stands there twice gets a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    finds: (errors, _input, call) => {
      const names = [...call.url.searchParams.keys()];
      if (new Set(names).size < names.length) throw new TypeError('value.trim is not a function');
      return errors;
    },
  },
} satisfies Fault;
