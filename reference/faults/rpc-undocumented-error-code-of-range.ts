import { isMalformed, sentAt, tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A number of the range that the catalogue closes, and yet not in it. */
export default {
  name: 'rpc-undocumented-error-code-of-range',
  lie: 'Invalid parameters beyond the first kind are 100330.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal, call) =>
      tells(refusal, 100301) && isMalformed(call) === false && sentAt(call, 'page_size') !== undefined
        ? { ...refusal, detail: 100330 }
        : refusal,
  },
} satisfies Fault;
