import type { Fault } from '../fault.ts';

/** A reader that looks at the first byte. */
export default {
  name: 'byte-order-mark-crashes',
  defect: 'A byte order mark is a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      if (bytes[0] === 0xef) throw new TypeError('not handled');
      return strict(bytes);
    },
  },
} satisfies Fault;
