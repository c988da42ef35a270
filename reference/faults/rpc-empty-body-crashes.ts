import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A body that is not there, read anyway. */
export default {
  name: 'rpc-empty-body-crashes',
  defect: 'An empty body gets a system error (100300) under 502.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    refuses: (refusal, call) => (hasCode(refusal, 100301) && call.body?.byteLength === 0 ? business(100300, 502) : refusal),
  },
} satisfies Fault;
