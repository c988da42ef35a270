import { isMalformed, refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The default error of the framework, as JSON. */
export default {
  name: 'rpc-framework-error-attributes',
  defect: 'Malformed JSON is answered with {"timestamp", "status", "error", "path"} under 400.',
  format: 'code-envelope',
  breaks: ['envelope/shape', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      refuses(answer, 100301) && isMalformed(call)
        ? { ...answer, body: { timestamp: '2026-11-24T06:00:00.000+00:00', status: 400, error: 'Bad Request', path: call.url.pathname } }
        : answer,
  },
} satisfies Fault;
