import type { Fault } from '../fault.ts';
import type { Call } from '../structured-error/call.ts';
import { invalid, type Rejection } from '../structured-error/outcome.ts';

const turns = new Map<string, number>();

/** The turn of one and the same request. */
function turn(refusal: Rejection, call: Call): Rejection {
  const request = `${call.method} ${call.url.pathname} ${call.body.kind === 'read' ? Buffer.from(call.body.bytes).toString('base64') : ''}`;
  const count = (turns.get(request) ?? 0) + 1;
  turns.set(request, count);
  return count % 2 === 0 ? refusal : invalid([{ path: ['body'], message: 'This cannot be read.' }]);
}

/** Two instances behind a balancer, one of them of the last version. */
export default {
  name: 'code-changes',
  defect: 'The same malformed body is INVALID_JSON and VALIDATION_ERROR by turns.',
  format: 'structured-error',
  breaks: ['codes/steady', 'codes/cause'],
  seams: {
    refuses: (refusal, call) => (refusal.code === 'INVALID_JSON' ? turn(refusal, call) : refusal),
  },
} satisfies Fault;
