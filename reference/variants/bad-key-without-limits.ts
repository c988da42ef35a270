import type { Variant } from '../fault.ts';

/** Limits are counted by key, and a bad key has none. */
export default {
  name: 'bad-key-without-limits',
  difference: 'The server sends no rate limit headers to a bad key; the documents promise them to callers with a limit.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) => {
      if (answer.status !== 401) return answer;
      return { ...answer, headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !name.startsWith('X-RateLimit'))) };
    },
  },
} satisfies Variant;
