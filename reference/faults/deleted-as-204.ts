import type { Fault } from '../fault.ts';

/** The author sees no need for a body. */
export default {
  name: 'deleted-as-204',
  defect: 'The server answers a deletion with 204 and no body.',
  format: 'structured-error',
  breaks: ['accept/status'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'deleteQrcode' || answer.status !== 200) return false;
      outgoing.writeHead(204, answer.headers).end();
      return true;
    },
  },
} satisfies Fault;
