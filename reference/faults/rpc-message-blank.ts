import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A text that was trimmed to nothing, almost. */
export default {
  name: 'rpc-message-blank',
  lie: 'The message of an unknown QR code is a space.',
  format: 'code-envelope',
  breaks: ['envelope/message'],
  seams: {
    refuses: (refusal) => (tells(refusal, 404) ? { ...refusal, message: ' ' } : refusal),
  },
} satisfies Fault;
