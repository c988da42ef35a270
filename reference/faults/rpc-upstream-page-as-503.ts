import { isRejection, page, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A proxy in front of the gateway answers. */
export default {
  name: 'rpc-upstream-page-as-503',
  defect: 'When the upstream service is unavailable, the server answers with an HTML page under status 503.',
  format: 'code-envelope',
  breaks: ['transport/json', 'transport/status-documented'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 502) ? { ...withText(answer, page('503 Service Unavailable', 'nginx'), 'text/html'), status: 503 } : answer,
  },
} satisfies Fault;
