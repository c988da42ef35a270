import type { Fault } from '../fault.ts';

/** JSON.parse without a try around it. */
export default {
  name: 'malformed-json-crashes',
  defect: 'Malformed JSON is a server error.',
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
