import { LARGEST_BODY } from '../api.ts';
import { page, withText } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** A proxy with the usual limit. */
export default {
  name: 'rpc-large-body-413',
  freedom: 'A body of more than 100 kB is refused with 413 and a page; section 4: no finding.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      (call.body?.byteLength ?? LARGEST_BODY) > 100_000
        ? { ...withText(answer, page('413 Request Entity Too Large', 'nginx'), 'text/html'), status: 413 }
        : answer,
  },
} satisfies Variant;
