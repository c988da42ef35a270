import type { Fault } from '../fault.ts';

/** Not found here, not permitted there. */
export default {
  name: 'rpc-foreign-record-told-by-code',
  defect: 'A record that the key may not see has code 404, an unknown one 400.',
  format: 'code-envelope',
  breaks: ['access/foreign-is-unknown'],
  seams: {
    refuses: (refusal) => (refusal.foreign ? { ...refusal, code: 404 } : refusal),
  },
} satisfies Fault;
