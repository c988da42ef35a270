import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The text of the HTTP client is passed on. */
export default {
  name: 'rpc-inner-service-in-message',
  defect: 'The message for an unknown record contains the address of an inner service.',
  format: 'code-envelope',
  breaks: ['codes/message', 'leaks/internals'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100303) ? { ...rejection, message: 'No answer from records.default.svc:8080' } : rejection),
  },
} satisfies Fault;
