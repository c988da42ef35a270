import type { Fault } from '../fault.ts';

/** The handler reads `body.type` when the body is null. */
export default {
  name: 'null-body-crashes',
  defect: 'The server answers the body `null` with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      if (reading.kind === 'json' && reading.value === null) throw new TypeError('not handled');
      return reading;
    },
  },
} satisfies Fault;
