import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The handler uses the wrong constant. */
export default {
  name: 'rpc-form-not-linked-as-401',
  defect: 'The error for a form that is not linked (100306) has `code` 401 instead of 400.',
  format: 'code-envelope',
  breaks: ['codes/status'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100306) ? { ...rejection, code: 401 } : rejection),
  },
} satisfies Fault;
