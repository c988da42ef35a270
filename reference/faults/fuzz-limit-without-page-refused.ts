import type { Fault } from '../fault.ts';

/** The two parameters are parsed together or not at all. */
export default {
  name: 'fuzz-limit-without-page-refused',
  defect: 'The server rejects a listing that has `limit` without `page`.',
  format: 'structured-error',
  breaks: ['accept/valid', 'fields/blames-only-cause'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, _input, call) => {
      const query = call.url.searchParams;
      const isLonely = call.operation === 'listQrcodes' && query.has('limit') && !query.has('page');
      return isLonely ? [...errors, { path: ['page'], message: 'A limit needs a page.' }] : errors;
    },
  },
} satisfies Fault;
