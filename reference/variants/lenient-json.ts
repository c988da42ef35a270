import type { Variant } from '../fault.ts';

/** A reader that takes a byte order mark and bytes that are not UTF-8. */
export default {
  name: 'lenient-json',
  freedom: 'A byte order mark and broken UTF-8 are taken; section 4 leaves the leniency open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => strict(new TextEncoder().encode(new TextDecoder('utf-8').decode(bytes))),
  },
} satisfies Variant;
