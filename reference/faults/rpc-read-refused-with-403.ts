import type { Fault } from '../fault.ts';

/** The author calls a forbidden read forbidden. */
export default {
  name: 'rpc-read-refused-with-403',
  defect: 'A record that the API key may not see has `code` 403 instead of "not found".',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    rejects: (rejection) => (rejection.foreign ? { ...rejection, code: 403, detail: undefined, message: 'No permission' } : rejection),
  },
} satisfies Fault;
