import type { Fault } from '../fault.ts';

/** The author wants to show which key was wrong. */
export default {
  name: 'key-in-message',
  defect: 'The error message for an invalid API key repeats the key.',
  format: 'structured-error',
  breaks: ['leaks/secrets'],
  seams: {
    rejects: (rejection, call) =>
      rejection.code === 'UNAUTHORIZED'
        ? { ...rejection, message: `The key "${call.headers.get('X-API-Key') ?? ''}" is not valid.` }
        : rejection,
  },
} satisfies Fault;
