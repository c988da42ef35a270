import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** An error that was made without a text. */
export default {
  name: 'rpc-message-empty',
  defect: 'The message of invalid parameters is empty.',
  format: 'code-envelope',
  breaks: ['envelope/message'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100301) ? { ...refusal, message: '' } : refusal),
  },
} satisfies Fault;
