import type { Variant } from '../fault.ts';

/** RFC 9110, section 11.4: credentials are a scheme, one or more blanks, and the token. */
export default {
  name: 'rpc-blanks-after-scheme',
  difference: 'The gateway accepts several blanks between "Bearer" and the key.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    offeredKey: ({ headers }) => /^Bearer +(\S+)$/.exec(headers.get('Authorization') ?? '')?.[1],
  },
} satisfies Variant;
