import { hasCode, sentMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The paging library has its own error numbers. */
export default {
  name: 'rpc-error-code-of-another-module',
  defect: 'An invalid `page_size` has an `error_code` outside the documented range instead of 100301.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection, call) =>
      hasCode(rejection, 100301) && sentMember(call, 'page_size') !== undefined ? { ...rejection, detail: 200001 } : rejection,
  },
} satisfies Fault;
