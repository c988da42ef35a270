import type { Fault } from '../fault.ts';

/** The server supports two authentication schemes and documents one. */
export default {
  name: 'key-as-bearer-taken',
  defect: 'The server accepts the API key as a bearer token.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => headers.get('X-API-Key') ?? headers.get('Authorization')?.replace(/^Bearer\s+/i, ''),
  },
} satisfies Fault;
