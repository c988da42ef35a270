import type { Fault } from '../fault.ts';

/** A recursive parser overflows its stack. */
export default {
  name: 'deep-nesting-crashes',
  defect: 'The server answers very deeply nested JSON with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      if (reading.kind === 'broken' && reading.why.includes('nested')) throw new RangeError('not handled');
      return reading;
    },
  },
} satisfies Fault;
