import type { Fault } from '../lie.ts';

/** The framework's default status. */
export default {
  name: 'created-as-200',
  lie: 'A created code is answered 200.',
  format: 'structured-error',
  breaks: ['accept/status'],
  seams: {
    answers: (answer, call) => (call.operation === 'createQrcode' && answer.status === 201 ? { ...answer, status: 200 } : answer),
  },
} satisfies Fault;
