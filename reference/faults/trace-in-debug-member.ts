import type { Fault } from '../fault.ts';
import { isRejection, withBody } from '../structured-error/fault-helpers.ts';

const TRACE = [
  'java.lang.NullPointerException: Cannot invoke "String.length()"',
  '\tat com.example.qr.QrService.create(QrService.java:57)',
  '\tat com.example.qr.QrController.post(QrController.java:31)',
];

/** A debug member is switched on in production. */
export default {
  name: 'trace-in-debug-member',
  defect: 'A server error contains a Java stack trace in `debug`.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    answers: (answer) => (isRejection(answer, 'SERVER_ERROR') ? withBody(answer, (body) => ({ ...body, debug: TRACE })) : answer),
  },
} satisfies Fault;
