import { hasCode } from '../code-envelope/bend.ts';
import { DETAILS } from '../code-envelope/codes.ts';
import type { Fault } from '../fault.ts';

/** A line too far up in the table. */
export default {
  name: 'rpc-message-of-the-neighbour',
  defect: '100309 has the message of 100308.',
  format: 'code-envelope',
  breaks: ['codes/message'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100309) ? { ...refusal, message: DETAILS[100308] } : refusal),
  },
} satisfies Fault;
