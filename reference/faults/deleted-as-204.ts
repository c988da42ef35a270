import type { Fault } from '../fault.ts';

/** A deletion has nothing to say, its author thought. */
export default {
  name: 'deleted-as-204',
  defect: 'A deletion is answered 204 without a body.',
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
