import { isJson, isRejection, page, withText } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The framework parses JSON only under a JSON media type. */
export default {
  name: 'rpc-media-type-415',
  difference: 'The server rejects a body under another media type with a 415 page; the documentation leaves open whether it is accepted.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      call.operation === undefined || isJson(call) || isRejection(answer, 401)
        ? answer
        : { ...withText(answer, page('415 Unsupported Media Type', 'Send JSON.'), 'text/html'), status: 415 },
  },
} satisfies Variant;
