import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** Unique for this start of the server. */
const BOOT = Date.now().toString(36);

/** A counter is unique enough. */
export default {
  name: 'request-id-counter',
  defect: 'The request id is a running number in a text.',
  format: 'structured-error',
  breaks: ['envelope/request-id-uuid'],
  seams: {
    answers: (answer, call) => withBody(answer, (body) => ({ ...body, request_id: `${BOOT}-${call.number}` })),
  },
} satisfies Fault;
