import type { Fault } from '../fault.ts';

/** A scheme that is cut off where it is there. */
export default {
  name: 'rpc-key-without-scheme-taken',
  defect: 'The key is taken without Bearer.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => headers.get('Authorization')?.replace(/^Bearer /, ''),
  },
} satisfies Fault;
