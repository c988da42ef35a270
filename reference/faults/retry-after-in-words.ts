import type { Fault } from '../fault.ts';

/** The author writes for people in a header meant for programs. */
export default {
  name: 'retry-after-in-words',
  defect: '`Retry-After` is "soon" instead of a number of seconds or a date.',
  format: 'structured-error',
  breaks: ['limits/rate'],
  seams: {
    rejects: (rejection) => (rejection.code === 'RATE_LIMITED' ? { ...rejection, headers: { 'Retry-After': 'soon' } } : rejection),
  },
} satisfies Fault;
