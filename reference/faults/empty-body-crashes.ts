import type { Fault } from '../fault.ts';

/** `await request.json()` of nothing. */
export default {
  name: 'empty-body-crashes',
  defect: 'An empty body is a server error.',
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
