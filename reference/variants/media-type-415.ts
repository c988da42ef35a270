import type { Variant } from '../fault.ts';
import { page, refuses, withText } from '../structured-error/bend.ts';
import type { Call } from '../structured-error/call.ts';

function isJson(call: Call): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(call.headers.get('Content-Type') ?? '');
}

/** A framework that reads JSON under a JSON media type alone. */
export default {
  name: 'media-type-415',
  freedom: 'A body under another media type is refused with 415; section 4: taken, or refused.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict, call) => (isJson(call) ? strict(bytes) : { kind: 'broken', why: 'it is not called JSON' }),
    answers: (answer, call) =>
      refuses(answer, 'INVALID_JSON') && !isJson(call)
        ? { ...withText(answer, page('415', 'Unsupported Media Type'), 'text/html'), status: 415 }
        : answer,
  },
} satisfies Variant;
