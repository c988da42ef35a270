import type { Fault } from '../fault.ts';

/** The same, behind HTTP 200. */
export default {
  name: 'rpc-read-refused-with-403-at-200',
  defect: 'HTTP is 200 throughout, and a record that the key may not see has code 403.',
  format: 'code-envelope',
  breaks: ['codes/documented'],
  seams: {
    status: () => 200,
    refuses: (refusal) => (refusal.foreign ? { ...refusal, code: 403, detail: undefined, message: 'No permission' } : refusal),
  },
} satisfies Fault;
