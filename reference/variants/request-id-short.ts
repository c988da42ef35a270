import type { Variant } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** Ids as a tracing system makes them. */
export default {
  name: 'request-id-short',
  freedom: 'The request id is unique but no UUID; the sample shows one, no sentence asks for it.',
  format: 'structured-error',
  shoulds: ['envelope/request-id-uuid'],
  seams: {
    answers: (answer, call) =>
      withBody(answer, (body) => ({ ...body, request_id: `req_${call.requestId.replaceAll('-', '').slice(0, 20)}` })),
  },
} satisfies Variant;
