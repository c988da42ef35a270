import type { Fault } from '../fault.ts';

/** It helps to see which key was wrong. */
export default {
  name: 'key-in-message',
  defect: 'The message of a bad key repeats the key.',
  format: 'structured-error',
  breaks: ['leaks/secrets'],
  seams: {
    refuses: (refusal, call) =>
      refusal.code === 'UNAUTHORIZED' ? { ...refusal, message: `The key "${call.headers.get('X-API-Key') ?? ''}" is not valid.` } : refusal,
  },
} satisfies Fault;
