import { hasCode, sentAt } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The paging is a library with numbers of its own. */
export default {
  name: 'rpc-error-code-of-another-module',
  defect: 'A bad page_size has an error_code outside the documented range instead of 100301.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal, call) =>
      hasCode(refusal, 100301) && sentAt(call, 'page_size') !== undefined ? { ...refusal, detail: 200001 } : refusal,
  },
} satisfies Fault;
