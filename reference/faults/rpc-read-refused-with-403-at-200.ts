import type { Fault } from '../fault.ts';

/** The author calls a forbidden read forbidden and always sends HTTP 200. */
export default {
  name: 'rpc-read-refused-with-403-at-200',
  defect: 'The server sends every answer under HTTP 200, and a record that the API key may not see has `code` 403.',
  format: 'code-envelope',
  breaks: ['codes/documented'],
  seams: {
    status: () => 200,
    rejects: (rejection) => (rejection.foreign ? { ...rejection, code: 403, detail: undefined, message: 'No permission' } : rejection),
  },
} satisfies Fault;
