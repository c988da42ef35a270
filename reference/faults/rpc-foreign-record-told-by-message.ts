import type { Fault } from '../fault.ts';

/** The author writes a precise message. */
export default {
  name: 'rpc-foreign-record-told-by-message',
  defect: 'The error message reveals that a record exists that the API key may not see.',
  format: 'code-envelope',
  breaks: ['access/foreign-is-unknown', 'codes/message'],
  seams: {
    rejects: (rejection) => (rejection.foreign ? { ...rejection, message: 'Record belongs to another organisation' } : rejection),
  },
} satisfies Fault;
