import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author picks a code that the catalogue does not allow for this error. */
export default {
  name: 'rpc-duplicate-as-404',
  defect: 'A duplicate submission (100307) has `code` 404 instead of 400.',
  format: 'code-envelope',
  breaks: ['codes/status'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100307) ? { ...rejection, code: 404 } : rejection),
  },
} satisfies Fault;
