import type { Fault } from '../fault.ts';

/** The header is split at the space, and only the second part is used. */
export default {
  name: 'rpc-any-scheme-taken',
  defect: 'The server accepts the API key under any authentication scheme, such as Basic or Token.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => headers.get('Authorization')?.split(' ')[1],
  },
} satisfies Fault;
