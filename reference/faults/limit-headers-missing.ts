import type { Fault } from '../fault.ts';
import type { Answer } from '../structured-error/answer.ts';

function withoutLimits(headers: Answer['headers']): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('X-RateLimit-')));
}

/** The limiter is silent until it is spent. */
export default {
  name: 'limit-headers-missing',
  defect: 'Answers carry no limit headers.',
  format: 'structured-error',
  breaks: ['limits/headers'],
  seams: {
    answers: (answer) => ({ ...answer, headers: withoutLimits(answer.headers) }),
  },
} satisfies Fault;
