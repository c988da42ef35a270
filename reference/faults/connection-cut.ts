import type { Fault } from '../fault.ts';
import { isRejection, textOf } from '../structured-error/fault-helpers.ts';

/** A worker crashes while it sends the answer. */
export default {
  name: 'connection-cut',
  defect: 'The server closes the connection in the middle of its answer to the deletion of an unknown code.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'deleteQrcode' || !isRejection(answer, 'NOT_FOUND')) return false;
      const text = textOf(answer);
      outgoing.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(text.length) });
      outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy());
      return true;
    },
  },
} satisfies Fault;
