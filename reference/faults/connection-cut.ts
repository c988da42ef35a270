import type { Fault } from '../fault.ts';
import { refuses, textOf } from '../structured-error/bend.ts';

/** A worker crashes while it answers. */
export default {
  name: 'connection-cut',
  defect: 'The connection is cut in the middle of the answer to a deletion of what is not there.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'deleteQrcode' || !refuses(answer, 'NOT_FOUND')) return false;
      const text = textOf(answer);
      outgoing.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(text.length) });
      outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy());
      return true;
    },
  },
} satisfies Fault;
