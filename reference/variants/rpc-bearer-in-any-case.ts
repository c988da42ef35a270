import type { Variant } from '../fault.ts';

/** Names of schemes have no case in RFC 9110. */
export default {
  name: 'rpc-bearer-in-any-case',
  freedom: 'The scheme is taken in any case: bearer, BEARER; section 4 leaves it open.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    offeredKey: ({ headers }) => /^bearer (\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1],
  },
} satisfies Variant;
