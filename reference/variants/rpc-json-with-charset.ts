import type { Variant } from '../fault.ts';

/** Many frameworks write the media type this way. */
export default {
  name: 'rpc-json-with-charset',
  difference: 'The server sends `application/json; charset=utf-8`; the documentation does not restrict parameters of the media type.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' } }),
  },
} satisfies Variant;
