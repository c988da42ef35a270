import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Nothing to say about a record that was added. */
export default {
  name: 'rpc-added-as-204',
  defect: 'addRecord answers its success with 204 and no body.',
  format: 'code-envelope',
  breaks: ['transport/json', 'transport/status-documented'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'addRecord' || refuses(answer)) return false;
      outgoing.writeHead(204);
      outgoing.end();
      return true;
    },
  },
} satisfies Fault;
