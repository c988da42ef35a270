import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author writes for people in a header meant for programs. */
export default {
  name: 'rpc-retry-after-in-words',
  defect: '`Retry-After` is "in a minute" instead of a number of seconds or a date.',
  format: 'code-envelope',
  breaks: ['limits/rate'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 429) ? { ...rejection, headers: { 'Retry-After': 'in a minute' } } : rejection),
  },
} satisfies Fault;
