import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

const TRACE = 'com.example.forms.RuleException: refused\n\tat com.example.forms.RecordService.add(RecordService.java:112)';

/** A member for developers that was left on. */
export default {
  name: 'rpc-trace-in-extra-member',
  defect: 'Business errors of addRecord have a member trace.',
  format: 'code-envelope',
  breaks: ['leaks/internals'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && refuses(answer, 400) ? withBody(answer, (body) => ({ ...body, trace: TRACE })) : answer,
  },
} satisfies Fault;
