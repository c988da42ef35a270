import type { Variant } from '../fault.ts';

/** The documentation gives no code for 409. */
export default {
  name: 'conflict-code-of-its-own',
  difference: 'The server answers 409 with a code of its own; the documentation names none, so any non-empty code is allowed.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rejects: (rejection) => (rejection.status === 409 ? { ...rejection, code: 'api_key.already_exists' } : rejection),
  },
} satisfies Variant;
