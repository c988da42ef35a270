import type { Fault } from '../fault.ts';

/** Split at the space, take the second part. */
export default {
  name: 'rpc-any-scheme-taken',
  defect: 'The key is taken under any scheme: Basic, Token.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => headers.get('Authorization')?.split(' ')[1],
  },
} satisfies Fault;
