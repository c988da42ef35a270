import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** HTTP calls this a conflict. */
export default {
  name: 'rpc-duplicate-as-409',
  defect: 'A duplicate submission has `code` and status 409.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100307) ? { ...rejection, code: 409 } : rejection),
  },
} satisfies Fault;
