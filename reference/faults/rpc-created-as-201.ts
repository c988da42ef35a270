import { mirroredStatus } from '../code-envelope/answer.ts';
import type { Fault } from '../fault.ts';

/** The author considers an added record a created resource. */
export default {
  name: 'rpc-created-as-201',
  defect: 'addRecord answers a success with 201.',
  format: 'code-envelope',
  breaks: ['accept/status'],
  seams: {
    status: (code, call) => (code === 0 && call.operation === 'addRecord' ? 201 : mirroredStatus(code)),
  },
} satisfies Fault;
