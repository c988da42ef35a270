import type { Fault } from '../fault.ts';
import type { Call } from '../structured-error/call.ts';
import { invalid, type Rejection } from '../structured-error/outcome.ts';

const turns = new Map<string, number>();

/** Alternates the answer to repetitions of the same request. */
function turn(rejection: Rejection, call: Call): Rejection {
  const request = `${call.method} ${call.url.pathname} ${call.body.kind === 'read' ? Buffer.from(call.body.bytes).toString('base64') : ''}`;
  const count = (turns.get(request) ?? 0) + 1;
  turns.set(request, count);
  return count % 2 === 0 ? rejection : invalid([{ path: ['body'], message: 'This cannot be read.' }]);
}

/** Two versions of the server run behind one load balancer. */
export default {
  name: 'code-changes',
  defect: 'The server answers the same malformed body alternately with INVALID_JSON and VALIDATION_ERROR.',
  format: 'structured-error',
  breaks: ['codes/steady', 'codes/cause'],
  seams: {
    rejects: (rejection, call) => (rejection.code === 'INVALID_JSON' ? turn(rejection, call) : rejection),
  },
} satisfies Fault;
