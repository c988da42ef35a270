import { isMalformed, isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The framework validates parameters before the gateway does. */
export default {
  name: 'rpc-framework-error-json',
  defect: 'The server answers a missing parameter with `{"detail": …}` under status 400.',
  format: 'code-envelope',
  breaks: ['envelope/shape', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      isRejection(answer, 100301) && !isMalformed(call)
        ? { ...answer, body: { detail: [{ type: 'missing', loc: ['body', 'qrcode'], msg: 'Field required', input: {} }] } }
        : answer,
  },
} satisfies Fault;
