import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The answer of the upstream is passed on as it is. */
export default {
  name: 'rpc-upstream-error-raw',
  defect: 'Business errors of addRecord are {"errcode", "errmsg"} of the upstream.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && answer.outcome.kind === 'refusal' && refuses(answer, 400)
        ? { ...answer, body: { errcode: answer.outcome.detail ?? 0, errmsg: answer.outcome.message } }
        : answer,
  },
} satisfies Fault;
