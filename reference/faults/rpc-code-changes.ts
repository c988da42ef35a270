import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID, type Rejection } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

let turns = 0;

function turn(rejection: Rejection): Rejection {
  turns += 1;
  return turns % 2 === 0 ? rejection : INVALID;
}

/** Two versions of the server run behind one load balancer. */
export default {
  name: 'rpc-code-changes',
  defect: 'The error for an unknown form alternates between 100304 and 100301.',
  format: 'code-envelope',
  breaks: ['codes/steady', 'codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100304) ? turn(rejection) : rejection),
  },
} satisfies Fault;
