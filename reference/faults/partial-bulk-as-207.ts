import type { Fault } from '../fault.ts';

/** The author borrows "Multi-Status" from WebDAV. */
export default {
  name: 'partial-bulk-as-207',
  defect: 'The server answers a bulk with some invalid items with 207.',
  format: 'structured-error',
  breaks: ['accept/status'],
  seams: {
    answers: (answer, call) => (call.operation === 'createQrcodesBulk' && answer.status === 200 ? { ...answer, status: 207 } : answer),
  },
} satisfies Fault;
