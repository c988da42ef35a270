import { isMalformed, isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The framework sends its default error as JSON. */
export default {
  name: 'rpc-framework-error-attributes',
  defect: 'The server answers malformed JSON with `{"timestamp", "status", "error", "path"}` under status 400.',
  format: 'code-envelope',
  breaks: ['envelope/shape', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      isRejection(answer, 100301) && isMalformed(call)
        ? { ...answer, body: { timestamp: '2026-11-24T06:00:00.000+00:00', status: 400, error: 'Bad Request', path: call.url.pathname } }
        : answer,
  },
} satisfies Fault;
