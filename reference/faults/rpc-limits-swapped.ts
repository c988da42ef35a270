import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two checks with the number of the other one. */
export default {
  name: 'rpc-limits-swapped',
  defect: 'The limits of the user (100311) and of the form (100312) have the error_code of each other.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => {
      if (hasCode(refusal, 100311)) return business(100312);
      return hasCode(refusal, 100312) ? business(100311) : refusal;
    },
  },
} satisfies Fault;
