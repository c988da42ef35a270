import { page, refuses, withText } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** What the upstream answers comes through where it cannot be parsed. */
export default {
  name: 'rpc-unreadable-404-and-502',
  freedom: 'Errors with code 404 and 502 are plain HTML pages; section 2.1: any body is legal there.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => {
      if (refuses(answer, 404)) return withText(answer, page('404 Not Found', 'nginx'), 'text/html');
      return refuses(answer, 502) ? withText(answer, page('502 Bad Gateway', 'nginx'), 'text/html') : answer;
    },
  },
} satisfies Variant;
