import type { Variant } from '../fault.ts';

/** 409 has no documented code. */
export default {
  name: 'conflict-code-of-its-own',
  freedom: "409 comes with a code of the server's own; section 1.1: accept any that is not empty.",
  format: 'structured-error',
  shoulds: [],
  seams: {
    refuses: (refusal) => (refusal.status === 409 ? { ...refusal, code: 'api_key.already_exists' } : refusal),
  },
} satisfies Variant;
