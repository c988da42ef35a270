import type { Fault } from '../fault.ts';

/** The code is made from the time of the conflict. */
export default {
  name: 'conflict-code-changes',
  defect: 'A conflict has another code each time.',
  format: 'structured-error',
  breaks: ['codes/steady'],
  seams: {
    refuses: (refusal, call) => (refusal.status === 409 ? { ...refusal, code: `CONFLICT_${call.number}` } : refusal),
  },
} satisfies Fault;
