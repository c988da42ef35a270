import { member } from '../../src/json/json.ts';
import { isRejection, withBody, withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** Other envelopes use this name. */
export default {
  name: 'rpc-message-called-msg',
  defect: 'Errors have their message in `msg` instead of `message`.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      isRejection(answer)
        ? withBody(answer, (body) => ({ ...withoutMember(body, 'message'), msg: member(body, 'message') ?? null }))
        : answer,
  },
} satisfies Fault;
