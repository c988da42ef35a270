import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** An error that was made without a text. */
export default {
  name: 'rpc-message-empty',
  lie: 'The message of invalid parameters is empty.',
  format: 'code-envelope',
  breaks: ['envelope/message'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100301) ? { ...refusal, message: '' } : refusal),
  },
} satisfies Fault;
