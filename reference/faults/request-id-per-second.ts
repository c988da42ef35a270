import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

function idNow(): string {
  return `00000000-0000-4000-8000-${String(Math.floor(Date.now() / 1000)).padStart(12, '0')}`;
}

/** The id is derived from the clock, in seconds. */
export default {
  name: 'request-id-per-second',
  defect: 'Requests within the same second share a `request_id`.',
  format: 'structured-error',
  breaks: ['envelope/request-id-unique'],
  seams: {
    answers: (answer) => withBody(answer, (body) => ({ ...body, request_id: idNow() })),
  },
} satisfies Fault;
