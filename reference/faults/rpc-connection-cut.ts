import { refuses, textOf } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A worker crashes while it answers. */
export default {
  name: 'rpc-connection-cut',
  defect: 'The connection is cut in the middle of the answer to an unknown form.',
  format: 'code-envelope',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer) => {
      if (!refuses(answer, 100304)) return false;
      const text = textOf(answer);
      outgoing.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(text.length) });
      outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy());
      return true;
    },
  },
} satisfies Fault;
