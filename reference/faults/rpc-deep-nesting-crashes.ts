import type { Fault } from '../fault.ts';

/** A recursive parser overflows its stack. */
export default {
  name: 'rpc-deep-nesting-crashes',
  defect: 'The server answers deeply nested JSON with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      if (Buffer.from(bytes).includes('['.repeat(500))) throw new RangeError('The stack is full');
      return strict(bytes);
    },
  },
} satisfies Fault;
