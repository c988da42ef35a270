import { isObject, member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** The screen shows a name on one line. */
export default {
  name: 'control-characters-refused',
  difference: 'The server rejects control characters in names; the documentation leaves open whether a name may have them.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    findsErrors: (errors, input) => {
      const name = isObject(input) ? member(input, 'name') : undefined;
      return typeof name === 'string' && /\p{Cc}/u.test(name) ? [...errors, { path: ['name'], message: 'must be one line' }] : errors;
    },
  },
} satisfies Variant;
