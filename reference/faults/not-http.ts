import type { Fault } from '../fault.ts';
import { isRejection } from '../structured-error/fault-helpers.ts';

/** A logger writes plain text into the wrong socket. */
export default {
  name: 'not-http',
  defect: 'The answer to the image of an unknown code is not HTTP.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    writes: (outgoing, answer, call) => {
      if (call.operation !== 'getQrcodeImage' || !isRejection(answer, 'NOT_FOUND')) return false;
      outgoing.socket?.end('[warn] image not found\r\n\r\n');
      return true;
    },
  },
} satisfies Fault;
