import { hasCode, sentAt } from '../code-envelope/bend.ts';
import type { Call } from '../code-envelope/call.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** How many of the members beside the action are missing or of the wrong type. */
function mistakes(call: Call): number {
  const isWrong = [
    typeof sentAt(call, 'certificate_code') !== 'string',
    !Number.isInteger(sentAt(call, 'tpl_id') ?? 0),
    typeof (sentAt(call, 'authorization_code') ?? '') !== 'string',
  ];
  return isWrong.filter(Boolean).length;
}

/** Each action has its own check, and one that fails twice is taken for that of another action. */
export default {
  name: 'rpc-fuzz-two-mistakes-told-as-action',
  defect:
    'Two members of verifyCertificate that are not valid are told as an invalid action (100325) where the action is `set_next_status`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    refuses: (refusal, call) => {
      const isNext = call.operation === 'verifyCertificate' && sentAt(call, 'action') === 'set_next_status';
      return isNext && hasCode(refusal, 100301) && mistakes(call) > 1 ? business(100325) : refusal;
    },
  },
} satisfies Fault;
