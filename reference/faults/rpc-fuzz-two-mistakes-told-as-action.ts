import type { Call } from '../code-envelope/call.ts';
import { hasCode, sentMember } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The number of members, besides `action`, that are missing or of the wrong type. */
function mistakes(call: Call): number {
  const isWrong = [
    typeof sentMember(call, 'certificate_code') !== 'string',
    !Number.isInteger(sentMember(call, 'tpl_id') ?? 0),
    typeof (sentMember(call, 'authorization_code') ?? '') !== 'string',
  ];
  return isWrong.filter(Boolean).length;
}

/** Each action has its own validator, and a second error is attributed to the action. */
export default {
  name: 'rpc-fuzz-two-mistakes-told-as-action',
  defect: 'verifyCertificate answers two invalid members with "invalid action" (100325) when the action is `set_next_status`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    rejects: (rejection, call) => {
      const isNext = call.operation === 'verifyCertificate' && sentMember(call, 'action') === 'set_next_status';
      return isNext && hasCode(rejection, 100301) && mistakes(call) > 1 ? business(100325) : rejection;
    },
  },
} satisfies Fault;
