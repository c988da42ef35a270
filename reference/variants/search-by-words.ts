import type { Variant } from '../fault.ts';

/** The full-text search combines words with OR. */
export default {
  name: 'search-by-words',
  difference: 'A search finds every QR code that contains any of the words; the documentation leaves open how a search matches.',
  format: 'structured-error',
  shoulds: [],
  seams: { rules: { search: 'any word' } },
} satisfies Variant;
