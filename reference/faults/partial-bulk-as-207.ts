import type { Fault } from '../fault.ts';

/** WebDAV's multi-status fits so well. */
export default {
  name: 'partial-bulk-as-207',
  defect: 'A bulk with some bad items is answered 207.',
  format: 'structured-error',
  breaks: ['accept/status'],
  seams: {
    answers: (answer, call) => (call.operation === 'createQrcodesBulk' && answer.status === 200 ? { ...answer, status: 207 } : answer),
  },
} satisfies Fault;
