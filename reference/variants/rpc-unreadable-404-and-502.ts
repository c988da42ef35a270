import { isRejection, page, withText } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** Answers of the upstream service that cannot be parsed are passed through. */
export default {
  name: 'rpc-unreadable-404-and-502',
  difference: 'Errors with `code` 404 and 502 are plain HTML pages; the documentation says that these two may have any body.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => {
      if (isRejection(answer, 404)) return withText(answer, page('404 Not Found', 'nginx'), 'text/html');
      return isRejection(answer, 502) ? withText(answer, page('502 Bad Gateway', 'nginx'), 'text/html') : answer;
    },
  },
} satisfies Variant;
