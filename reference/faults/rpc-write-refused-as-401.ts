import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID_KEY } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The author treats a read-only key as invalid. */
export default {
  name: 'rpc-write-refused-as-401',
  defect: 'The server rejects a write with a read-only API key with `code` 401 instead of 403.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 403) ? INVALID_KEY : rejection),
  },
} satisfies Fault;
