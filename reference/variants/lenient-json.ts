import type { Variant } from '../fault.ts';

/** The parser accepts a byte order mark and invalid UTF-8. */
export default {
  name: 'lenient-json',
  difference:
    'The server accepts a byte order mark and invalid UTF-8; RFC 8259 lets a parser ignore the former, and the documentation leaves the latter open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => strict(new TextEncoder().encode(new TextDecoder('utf-8').decode(bytes))),
  },
} satisfies Variant;
