import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** An undocumented code hides behind status 200. */
export default {
  name: 'rpc-code-422-at-200',
  defect: 'The server sends every answer under HTTP 200, and invalid parameters have `code` 422.',
  format: 'code-envelope',
  breaks: ['codes/documented'],
  seams: {
    status: () => 200,
    rejects: (rejection) => (hasCode(rejection, 100301) ? { ...rejection, code: 422 } : rejection),
  },
} satisfies Fault;
