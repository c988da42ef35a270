import { page, refuses, withText } from '../code-envelope/bend.ts';
import type { Call } from '../code-envelope/call.ts';
import type { Variant } from '../fault.ts';

function isJson(call: Call): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(call.headers.get('Content-Type') ?? '');
}

/** A framework that reads JSON under a JSON media type alone. */
export default {
  name: 'rpc-media-type-415',
  freedom: 'A body under another media type is refused with 415 and a page; section 4: taken, or refused.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      call.operation === undefined || isJson(call) || refuses(answer, 401)
        ? answer
        : { ...withText(answer, page('415 Unsupported Media Type', 'Send JSON.'), 'text/html'), status: 415 },
  },
} satisfies Variant;
