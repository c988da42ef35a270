import { hasCode } from '../code-envelope/bend.ts';
import { INVALID, type Rejection } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

let turns = 0;

function turn(refusal: Rejection): Rejection {
  turns += 1;
  return turns % 2 === 0 ? refusal : INVALID;
}

/** Two instances behind a balancer, one of them of the last version. */
export default {
  name: 'rpc-code-changes',
  defect: 'An unknown form is 100304 and 100301 by turns.',
  format: 'code-envelope',
  breaks: ['codes/steady', 'codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100304) ? turn(refusal) : refusal),
  },
} satisfies Fault;
