import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A header for people. */
export default {
  name: 'rpc-retry-after-in-words',
  lie: 'Retry-After is "in a minute".',
  format: 'code-envelope',
  breaks: ['limits/rate'],
  seams: {
    refuses: (refusal) => (tells(refusal, 429) ? { ...refusal, headers: { 'Retry-After': 'in a minute' } } : refusal),
  },
} satisfies Fault;
