import { isRejection, textOf } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A worker crashes while it sends the answer. */
export default {
  name: 'rpc-connection-cut',
  defect: 'The server closes the connection in the middle of its answer to an unknown form.',
  format: 'code-envelope',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer) => {
      if (!isRejection(answer, 100304)) return false;
      const text = textOf(answer);
      outgoing.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(text.length) });
      outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy());
      return true;
    },
  },
} satisfies Fault;
