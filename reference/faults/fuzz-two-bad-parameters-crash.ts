import type { Fault } from '../fault.ts';

/** The answer has room for only one message. */
export default {
  name: 'fuzz-two-bad-parameters-crash',
  defect: 'The server answers a listing with two invalid parameters with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, _input, call) => {
      if (call.operation === 'listQrcodes' && errors.length > 1) throw new TypeError('message of undefined');
      return errors;
    },
  },
} satisfies Fault;
