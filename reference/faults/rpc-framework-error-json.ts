import { isMalformed, refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The framework validates before the gateway does. */
export default {
  name: 'rpc-framework-error-json',
  defect: 'A missing parameter is answered with {"detail": …} under 400.',
  format: 'code-envelope',
  breaks: ['envelope/shape', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      refuses(answer, 100301) && !isMalformed(call)
        ? { ...answer, body: { detail: [{ type: 'missing', loc: ['body', 'qrcode'], msg: 'Field required', input: {} }] } }
        : answer,
  },
} satisfies Fault;
