import type { Variant } from '../fault.ts';

/** The listing corrects what it is asked for. */
export default {
  name: 'query-clamped',
  difference: 'The server clamps or ignores query values that are out of range; the documentation does not define the answer.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rules: { query: 'clamped' },
  },
} satisfies Variant;
