import type { Fault } from '../fault.ts';

/** The framework's default status is kept. */
export default {
  name: 'created-as-200',
  defect: 'The server answers the creation of a code with 200 instead of 201.',
  format: 'structured-error',
  breaks: ['accept/status'],
  seams: {
    answers: (answer, call) => (call.operation === 'createQrcode' && answer.status === 201 ? { ...answer, status: 200 } : answer),
  },
} satisfies Fault;
