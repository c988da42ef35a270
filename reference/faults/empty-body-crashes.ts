import type { Fault } from '../fault.ts';

/** The handler calls `await request.json()` on an empty body. */
export default {
  name: 'empty-body-crashes',
  defect: 'The server answers an empty body with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      if (bytes.byteLength === 0) throw new TypeError('not handled');
      return reading;
    },
  },
} satisfies Fault;
