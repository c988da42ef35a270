import { page, refuses, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A proxy that stands before the gateway. */
export default {
  name: 'rpc-upstream-page-as-503',
  defect: 'Where the upstream is unavailable, a page comes under 503.',
  format: 'code-envelope',
  breaks: ['transport/json', 'transport/status-documented'],
  seams: {
    answers: (answer) =>
      refuses(answer, 502) ? { ...withText(answer, page('503 Service Unavailable', 'nginx'), 'text/html'), status: 503 } : answer,
  },
} satisfies Fault;
