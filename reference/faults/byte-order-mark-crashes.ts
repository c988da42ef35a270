import type { Fault } from '../fault.ts';

/** The reader looks only at the first byte. */
export default {
  name: 'byte-order-mark-crashes',
  defect: 'The server answers a body with a byte order mark with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      if (bytes[0] === 0xef) throw new TypeError('not handled');
      return strict(bytes);
    },
  },
} satisfies Fault;
