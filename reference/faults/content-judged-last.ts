import type { Fault } from '../fault.ts';

/** Validation has two passes, and the second is skipped when the first finds an error. */
export default {
  name: 'content-judged-last',
  defect: 'The server reports errors in `content` only when everything else is valid.',
  format: 'structured-error',
  breaks: ['fields/complete'],
  seams: {
    findsErrors: (errors) => {
      const first = errors.filter((error) => !error.path.includes('content'));
      return first.length > 0 ? first : errors;
    },
  },
} satisfies Fault;
