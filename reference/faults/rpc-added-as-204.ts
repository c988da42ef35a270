import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author sees nothing to return for an added record. */
export default {
  name: 'rpc-added-as-204',
  defect: 'addRecord answers a success with 204 and no body.',
  format: 'code-envelope',
  breaks: ['transport/json', 'transport/status-documented'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'addRecord' || isRejection(answer)) return false;
      outgoing.writeHead(204);
      outgoing.end();
      return true;
    },
  },
} satisfies Fault;
