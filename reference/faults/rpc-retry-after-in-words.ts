import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A header for people. */
export default {
  name: 'rpc-retry-after-in-words',
  defect: 'Retry-After is "in a minute".',
  format: 'code-envelope',
  breaks: ['limits/rate'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 429) ? { ...refusal, headers: { 'Retry-After': 'in a minute' } } : refusal),
  },
} satisfies Fault;
