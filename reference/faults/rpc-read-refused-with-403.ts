import type { Fault } from '../fault.ts';

/** A read that is not permitted is called forbidden. */
export default {
  name: 'rpc-read-refused-with-403',
  defect: 'A record that the key may not see is answered with code 403.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (refusal.foreign ? { ...refusal, code: 403, detail: undefined, message: 'No permission' } : refusal),
  },
} satisfies Fault;
