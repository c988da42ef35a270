import type { Fault } from '../fault.ts';
import { refuses } from '../structured-error/bend.ts';

/** A plain text logger writes into the wrong socket. */
export default {
  name: 'not-http',
  defect: 'The answer to an image of what is not there is no HTTP.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'getQrcodeImage' || !refuses(answer, 'NOT_FOUND')) return false;
      outgoing.socket?.end('[warn] image not found\r\n\r\n');
      return true;
    },
  },
} satisfies Fault;
