import type { Json } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** The parser accepts what RFC 8259 leaves open. */
export default {
  name: 'rpc-lenient-json',
  difference: 'The server accepts a byte order mark, invalid UTF-8 and deep nesting; RFC 8259 and the documentation leave these open.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsJson: (bytes) => {
      try {
        // `JSON.parse` returns JSON values.
        return { value: JSON.parse(new TextDecoder().decode(bytes)) as Json };
      } catch {
        return undefined;
      }
    },
  },
} satisfies Variant;
