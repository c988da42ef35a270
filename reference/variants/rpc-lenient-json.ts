import type { Json } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** A reader that takes what RFC 8259 leaves open. */
export default {
  name: 'rpc-lenient-json',
  freedom: 'A byte order mark, bytes that are not UTF-8 and deep nesting are taken; section 4: taken or refused.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsJson: (bytes) => {
      try {
        // JSON.parse gives nothing but JSON values.
        return { value: JSON.parse(new TextDecoder().decode(bytes)) as Json };
      } catch {
        return undefined;
      }
    },
  },
} satisfies Variant;
