import type { JsonObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { isRejection, withBody } from '../structured-error/fault-helpers.ts';

function whitelabel(path: string): JsonObject {
  return { timestamp: '2026-11-24T09:00:00.000+00:00', status: 400, error: 'Bad Request', path };
}

/** Spring answers bodies that its message converters cannot read before the application sees them. */
export default {
  name: 'invalid-json-by-framework',
  defect: 'The server answers malformed JSON with the JSON error of the framework instead of the documented error.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'leaks/internals'],
  seams: {
    answers: (answer, call) => (isRejection(answer, 'INVALID_JSON') ? withBody(answer, () => whitelabel(call.url.pathname)) : answer),
  },
} satisfies Fault;
