import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The handler reads a body that does not exist. */
export default {
  name: 'rpc-empty-body-crashes',
  defect: 'The server answers an empty body with a system error (100300) under status 502.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    rejects: (rejection, call) => (hasCode(rejection, 100301) && call.body?.byteLength === 0 ? business(100300, 502) : rejection),
  },
} satisfies Fault;
