import type { Fault } from '../fault.ts';

/** The two are read together, or not at all. */
export default {
  name: 'fuzz-limit-without-page-refused',
  defect: 'A listing with a limit but without a page is refused.',
  format: 'structured-error',
  breaks: ['accept/valid', 'fields/blames-only-cause'],
  found: 'fuzz',
  seams: {
    finds: (errors, _input, call) => {
      const query = call.url.searchParams;
      const isLonely = call.operation === 'listQrcodes' && query.has('limit') && !query.has('page');
      return isLonely ? [...errors, { path: ['page'], message: 'A limit needs a page.' }] : errors;
    },
  },
} satisfies Fault;
