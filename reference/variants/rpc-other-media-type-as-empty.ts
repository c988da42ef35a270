import { isJson } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The framework parses JSON only under a JSON media type, and gives the application an empty object otherwise. */
export default {
  name: 'rpc-other-media-type-as-empty',
  difference:
    'The server reads a body under another media type as `{}`; the documentation leaves open whether such a body is accepted, so a search without filters succeeds.',
  format: 'code-envelope',
  shoulds: [],
  seams: { readsInput: (input, call) => (isJson(call) ? input : {}) },
} satisfies Variant;
