import type { Fault } from '../fault.ts';
import { refuses, textOf } from '../structured-error/bend.ts';

/** Content-Length counts what stood there before the text was shortened. */
export default {
  name: 'content-length-wrong',
  defect: 'The answer to a change of what is not there promises more bytes than come.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'updateQrcode' || !refuses(answer, 'NOT_FOUND')) return false;
      const text = textOf(answer);
      const headers = { ...answer.headers, 'Content-Length': String(text.length + 20), Connection: 'close' };
      outgoing.writeHead(answer.status, headers);
      outgoing.write(text, () => outgoing.socket?.end());
      return true;
    },
  },
} satisfies Fault;
