import type { Fault } from '../fault.ts';

/** Two passes: the second is left out where the first found something. */
export default {
  name: 'content-judged-last',
  defect: 'A broken content is told only after everything else is right.',
  format: 'structured-error',
  breaks: ['fields/complete'],
  seams: {
    finds: (errors) => {
      const first = errors.filter((error) => !error.path.includes('content'));
      return first.length > 0 ? first : errors;
    },
  },
} satisfies Fault;
