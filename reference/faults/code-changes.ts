import type { Fault } from '../lie.ts';
import { invalid, type Refusal } from '../structured-error/outcome.ts';

let turns = 0;

function turn(refusal: Refusal): Refusal {
  turns += 1;
  return turns % 2 === 0 ? refusal : invalid([{ path: ['body'], message: 'This cannot be read.' }]);
}

/** Two instances behind a balancer, one of them of the last version. */
export default {
  name: 'code-changes',
  lie: 'The same malformed body is INVALID_JSON and VALIDATION_ERROR by turns.',
  format: 'structured-error',
  breaks: ['codes/steady', 'codes/cause'],
  seams: {
    refuses: (refusal) => (refusal.code === 'INVALID_JSON' ? turn(refusal) : refusal),
  },
} satisfies Fault;
