import type { Fault } from '../fault.ts';

/** Only one message fits into the answer. */
export default {
  name: 'fuzz-two-bad-parameters-crash',
  defect: 'Two parameters of a listing that are not valid get a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    finds: (errors, _input, call) => {
      if (call.operation === 'listQrcodes' && errors.length > 1) throw new TypeError('message of undefined');
      return errors;
    },
  },
} satisfies Fault;
