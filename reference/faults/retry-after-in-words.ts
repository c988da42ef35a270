import type { Fault } from '../fault.ts';

/** A text for people in a header for programs. */
export default {
  name: 'retry-after-in-words',
  defect: 'Retry-After says "soon".',
  format: 'structured-error',
  breaks: ['limits/rate'],
  seams: {
    refuses: (refusal) => (refusal.code === 'RATE_LIMITED' ? { ...refusal, headers: { 'Retry-After': 'soon' } } : refusal),
  },
} satisfies Fault;
