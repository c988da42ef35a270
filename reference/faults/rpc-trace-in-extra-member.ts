import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

const TRACE = 'com.example.forms.RuleException: refused\n\tat com.example.forms.RecordService.add(RecordService.java:112)';

/** A debug member is still switched on. */
export default {
  name: 'rpc-trace-in-extra-member',
  defect: 'Business errors of addRecord have a member `trace`.',
  format: 'code-envelope',
  breaks: ['leaks/internals'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && isRejection(answer, 400) ? withBody(answer, (body) => ({ ...body, trace: TRACE })) : answer,
  },
} satisfies Fault;
