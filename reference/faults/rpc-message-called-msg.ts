import { member } from '../../src/json/json.ts';
import { refuses, withBody, withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The name that other envelopes have for it. */
export default {
  name: 'rpc-message-called-msg',
  defect: 'The message of errors stands in msg.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      refuses(answer) ? withBody(answer, (body) => ({ ...withoutMember(body, 'message'), msg: member(body, 'message') ?? null })) : answer,
  },
} satisfies Fault;
