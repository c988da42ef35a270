import type { Fault } from '../fault.ts';

/** Three bytes that editors put in front. */
export default {
  name: 'rpc-byte-order-mark-crashes',
  defect: 'A byte order mark is a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      if (bytes[0] === 0xef && bytes[1] === 0xbb) throw new SyntaxError('Unexpected character');
      return strict(bytes);
    },
  },
} satisfies Fault;
