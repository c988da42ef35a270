import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The body is filled in before anything goes wrong. */
export default {
  name: 'rpc-code-0-under-400',
  defect: 'A certificate that cannot be verified is code 0 without error_code, under HTTP 400.',
  format: 'code-envelope',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'verifyCertificate' && refuses(answer, 400) ? { ...answer, body: { code: 0, message: 'ok', data: null } } : answer,
  },
} satisfies Fault;
