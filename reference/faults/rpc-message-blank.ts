import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A text that was trimmed to nothing, almost. */
export default {
  name: 'rpc-message-blank',
  defect: 'The message of an unknown QR code is a space.',
  format: 'code-envelope',
  breaks: ['envelope/message'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 404) ? { ...refusal, message: ' ' } : refusal),
  },
} satisfies Fault;
