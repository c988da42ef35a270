import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The text was almost trimmed to nothing. */
export default {
  name: 'rpc-message-blank',
  defect: 'The message for an unknown QR code is a single space.',
  format: 'code-envelope',
  breaks: ['envelope/message'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 404) ? { ...rejection, message: ' ' } : rejection),
  },
} satisfies Fault;
