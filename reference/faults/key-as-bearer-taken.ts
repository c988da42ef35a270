import type { Fault } from '../fault.ts';

/** Two schemes, of which one is documented. */
export default {
  name: 'key-as-bearer-taken',
  defect: 'A key as a bearer token is let in.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => headers.get('X-API-Key') ?? headers.get('Authorization')?.replace(/^Bearer\s+/i, ''),
  },
} satisfies Fault;
