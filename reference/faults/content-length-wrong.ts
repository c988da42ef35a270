import type { Fault } from '../fault.ts';
import { isRejection, textOf } from '../structured-error/fault-helpers.ts';

/** Content-Length is computed before the text is shortened. */
export default {
  name: 'content-length-wrong',
  defect: 'The answer to the update of an unknown code promises more bytes than the server sends.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'updateQrcode' || !isRejection(answer, 'NOT_FOUND')) return false;
      const text = textOf(answer);
      const headers = { ...answer.headers, 'Content-Length': String(text.length + 20), Connection: 'close' };
      outgoing.writeHead(answer.status, headers);
      outgoing.write(text, () => outgoing.socket?.end());
      return true;
    },
  },
} satisfies Fault;
