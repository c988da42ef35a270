import type { Fault } from '../fault.ts';

/** The key and the rate limit are checked when the answer is written. */
export default {
  name: 'refused-bulk-carried-out',
  defect: 'The server creates the QR codes of a bulk of a request that it rejects for its key or for the rate limit.',
  format: 'structured-error',
  breaks: ['accept/refused-changes-nothing'],
  seams: {
    runsBeforeCheck: ['createQrcodesBulk'],
  },
} satisfies Fault;
