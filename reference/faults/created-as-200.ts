import type { Fault } from '../fault.ts';

/** The framework's default status. */
export default {
  name: 'created-as-200',
  defect: 'A created code is answered 200.',
  format: 'structured-error',
  breaks: ['accept/status'],
  seams: {
    answers: (answer, call) => (call.operation === 'createQrcode' && answer.status === 201 ? { ...answer, status: 200 } : answer),
  },
} satisfies Fault;
