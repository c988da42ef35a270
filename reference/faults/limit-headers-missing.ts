import type { Fault } from '../fault.ts';
import type { Answer } from '../structured-error/answer.ts';

function withoutLimits(headers: Answer['headers']): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('X-RateLimit-')));
}

/** The rate limiter sends no headers with its answers. */
export default {
  name: 'limit-headers-missing',
  defect: 'Answers carry no rate limit headers.',
  format: 'structured-error',
  breaks: ['limits/headers'],
  seams: {
    answers: (answer) => ({ ...answer, headers: withoutLimits(answer.headers) }),
  },
} satisfies Fault;
