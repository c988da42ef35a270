import type { Fault } from '../fault.ts';

/** The key and the rate limit are checked when the answer is written. */
export default {
  name: 'refused-update-carried-out',
  defect: 'The server changes the QR code of a request that it rejects for its key or for the rate limit.',
  format: 'structured-error',
  breaks: ['accept/refused-changes-nothing'],
  seams: {
    runsBeforeCheck: ['updateQrcode'],
  },
} satisfies Fault;
