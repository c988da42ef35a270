import type { Variant } from '../fault.ts';

/** People leave spaces around the text that they type. */
export default {
  name: 'texts-trimmed',
  difference: 'The server trims white space around strings before it stores them; the documentation leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { trims: true },
  },
} satisfies Variant;
