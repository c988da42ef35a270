import type { Fault } from '../fault.ts';
import { refuses, withBody } from '../structured-error/bend.ts';

const TRACE = [
  'java.lang.NullPointerException: Cannot invoke "String.length()"',
  '\tat com.example.qr.QrService.create(QrService.java:57)',
  '\tat com.example.qr.QrController.post(QrController.java:31)',
];

/** A debug member that was to be off in production. */
export default {
  name: 'trace-in-debug-member',
  defect: 'A server error carries a Java stack trace in `debug`.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    answers: (answer) => (refuses(answer, 'SERVER_ERROR') ? withBody(answer, (body) => ({ ...body, debug: TRACE })) : answer),
  },
} satisfies Fault;
