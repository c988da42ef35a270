import type { Fault } from '../fault.ts';

/** The key and the rate limit are checked when the answer is written. */
export default {
  name: 'refused-create-carried-out',
  defect: 'The server creates the QR code of a request that it rejects for its key or for the rate limit.',
  format: 'structured-error',
  breaks: ['accept/refused-changes-nothing'],
  seams: {
    runsBeforeCheck: ['createQrcode'],
  },
} satisfies Fault;
