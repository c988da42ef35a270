import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** A prefix that is unique for each server start. */
const BOOT = Date.now().toString(36);

/** A counter is unique for each server start. */
export default {
  name: 'request-id-counter',
  defect: 'The request id is a running number instead of a UUID.',
  format: 'structured-error',
  breaks: ['envelope/request-id-uuid'],
  seams: {
    answers: (answer, call) => withBody(answer, (body) => ({ ...body, request_id: `${BOOT}-${call.number}` })),
  },
} satisfies Fault;
