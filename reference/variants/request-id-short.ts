import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** The tracing system makes its own ids. */
export default {
  name: 'request-id-short',
  difference: '`request_id` is unique but not a UUID; only a sample of the documentation shows a UUID.',
  format: 'structured-error',
  shoulds: ['envelope/request-id-uuid'],
  seams: {
    answers: (answer, call) =>
      withBody(answer, (body) => ({ ...body, request_id: `req_${call.requestId.replaceAll('-', '').slice(0, 20)}` })),
  },
} satisfies Variant;
