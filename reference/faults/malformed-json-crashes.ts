import type { Fault } from '../fault.ts';

/** `JSON.parse` runs outside a try block. */
export default {
  name: 'malformed-json-crashes',
  defect: 'The server answers malformed JSON with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      if (reading.kind === 'broken') throw new TypeError('not handled');
      return reading;
    },
  },
} satisfies Fault;
