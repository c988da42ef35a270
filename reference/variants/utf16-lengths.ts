import type { Variant } from '../fault.ts';

/** JavaScript counts lengths this way. */
export default {
  name: 'utf16-lengths',
  difference: 'The server measures strings in UTF-16 units; the documentation leaves UTF-16 units and code points open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { units: 'utf-16' },
  },
} satisfies Variant;
