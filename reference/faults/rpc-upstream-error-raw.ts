import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The answer of the upstream service is passed on unchanged. */
export default {
  name: 'rpc-upstream-error-raw',
  defect: 'Business errors of addRecord have the members `errcode` and `errmsg` of the upstream service instead of the documented ones.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && answer.outcome.kind === 'rejection' && isRejection(answer, 400)
        ? { ...answer, body: { errcode: answer.outcome.detail ?? 0, errmsg: answer.outcome.message } }
        : answer,
  },
} satisfies Fault;
