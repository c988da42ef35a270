import { LARGEST_BODY } from '../api.ts';
import { page, withText } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** A proxy has the usual size limit. */
export default {
  name: 'rpc-large-body-413',
  difference: 'The server answers a body of more than 100 kB with a 413 page; the documentation sets no size limit, so a proxy may.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      (call.body?.byteLength ?? LARGEST_BODY) > 100_000
        ? { ...withText(answer, page('413 Request Entity Too Large', 'nginx'), 'text/html'), status: 413 }
        : answer,
  },
} satisfies Variant;
