import type { Fault } from '../lie.ts';

/** `await request.json()` of nothing. */
export default {
  name: 'empty-body-crashes',
  lie: 'An empty body is a server error.',
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
