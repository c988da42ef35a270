import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** A body that is not there, read anyway. */
export default {
  name: 'rpc-empty-body-crashes',
  lie: 'An empty body gets a system error (100300) under 502.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    refuses: (refusal, call) => (tells(refusal, 100301) && call.body?.byteLength === 0 ? business(100300, 502) : refusal),
  },
} satisfies Fault;
