import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author mixes up "not authenticated" and "not authorised". */
export default {
  name: 'rpc-bad-key-as-403',
  defect: 'An invalid API key (100315) has `code` 403 instead of 401.',
  format: 'code-envelope',
  breaks: ['transport/status-documented', 'codes/status'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100315) ? { ...rejection, code: 403 } : rejection),
  },
} satisfies Fault;
