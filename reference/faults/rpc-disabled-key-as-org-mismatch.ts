import { DETAILS } from '../code-envelope/codes.ts';
import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID_KEY } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A switched-off key no longer has an organisation, so the comparison of organisations fails first. */
export default {
  name: 'rpc-disabled-key-as-org-mismatch',
  defect: 'The server answers an invalid key with `code` 401 and 100316 instead of 100315.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100315) ? { ...INVALID_KEY, detail: 100316, message: DETAILS[100316] } : rejection),
  },
} satisfies Fault;
