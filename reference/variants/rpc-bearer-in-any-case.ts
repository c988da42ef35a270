import type { Variant } from '../fault.ts';

/** Authentication schemes are case-insensitive. */
export default {
  name: 'rpc-bearer-in-any-case',
  difference: 'The server accepts the scheme in any case, such as bearer or BEARER; RFC 9110 makes schemes case-insensitive.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    offeredKey: ({ headers }) => /^bearer (\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1],
  },
} satisfies Variant;
