import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author adds a class of errors that the format does not have. */
export default {
  name: 'rpc-code-500',
  defect: 'A system failure has `code` and status 500.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100300) ? { ...rejection, code: 500 } : rejection),
  },
} satisfies Fault;
