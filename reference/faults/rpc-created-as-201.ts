import { mirrored } from '../code-envelope/answer.ts';
import type { Fault } from '../fault.ts';

/** What was added was created, after all. */
export default {
  name: 'rpc-created-as-201',
  defect: 'addRecord answers its success with 201.',
  format: 'code-envelope',
  breaks: ['accept/status'],
  seams: {
    status: (code, call) => (code === 0 && call.operation === 'addRecord' ? 201 : mirrored(code)),
  },
} satisfies Fault;
