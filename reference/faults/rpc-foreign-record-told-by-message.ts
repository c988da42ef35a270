import type { Fault } from '../fault.ts';

/** An honest text. */
export default {
  name: 'rpc-foreign-record-told-by-message',
  defect: 'The message tells that a record exists which the key may not see.',
  format: 'code-envelope',
  breaks: ['access/foreign-is-unknown', 'codes/message'],
  seams: {
    refuses: (refusal) => (refusal.foreign ? { ...refusal, message: 'Record belongs to another organisation' } : refusal),
  },
} satisfies Fault;
