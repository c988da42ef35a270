import type { Fault } from '../fault.ts';

/** Some editors write a byte order mark, which the parser does not know. */
export default {
  name: 'rpc-byte-order-mark-crashes',
  defect: 'The server answers a body with a byte order mark with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      if (bytes[0] === 0xef && bytes[1] === 0xbb) throw new SyntaxError('Unexpected character');
      return strict(bytes);
    },
  },
} satisfies Fault;
