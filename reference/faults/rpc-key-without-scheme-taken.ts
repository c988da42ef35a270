import type { Fault } from '../fault.ts';

/** The scheme is stripped if present and not required. */
export default {
  name: 'rpc-key-without-scheme-taken',
  defect: 'The server accepts the API key without the scheme Bearer.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => headers.get('Authorization')?.replace(/^Bearer /, ''),
  },
} satisfies Fault;
