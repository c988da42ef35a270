import type { Variant } from '../fault.ts';
import type { Call } from '../structured-error/call.ts';
import { isRejection, page, withText } from '../structured-error/fault-helpers.ts';

function isJson(call: Call): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(call.headers.get('Content-Type') ?? '');
}

/** The framework parses JSON only under a JSON media type. */
export default {
  name: 'media-type-415',
  difference: 'The server rejects a body under another media type with 415; the documentation leaves open whether it is accepted.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict, call) => (isJson(call) ? strict(bytes) : { kind: 'broken', why: 'it is not called JSON' }),
    answers: (answer, call) =>
      isRejection(answer, 'INVALID_JSON') && !isJson(call)
        ? { ...withText(answer, page('415', 'Unsupported Media Type'), 'text/html'), status: 415 }
        : answer,
  },
} satisfies Variant;
