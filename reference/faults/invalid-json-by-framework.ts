import type { JsonObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { refuses, withBody } from '../structured-error/bend.ts';

function whitelabel(path: string): JsonObject {
  return { timestamp: '2026-11-24T09:00:00.000+00:00', status: 400, error: 'Bad Request', path };
}

/** Spring answers what its message converters cannot read before the application sees it. */
export default {
  name: 'invalid-json-by-framework',
  defect: 'Malformed JSON is answered with the JSON error of the framework, not the envelope.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'leaks/internals'],
  seams: {
    answers: (answer, call) => (refuses(answer, 'INVALID_JSON') ? withBody(answer, () => whitelabel(call.url.pathname)) : answer),
  },
} satisfies Fault;
