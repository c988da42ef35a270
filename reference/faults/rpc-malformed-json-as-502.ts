import { isMalformed, page, refuses, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The service behind the gateway dies of bad JSON, and the gateway shows its own page. */
export default {
  name: 'rpc-malformed-json-as-502',
  defect: 'Malformed JSON is answered by an HTML page under 502.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error', 'codes/cause'],
  seams: {
    answers: (answer, call) =>
      refuses(answer, 100301) && isMalformed(call)
        ? { ...withText(answer, page('502 Bad Gateway', 'nginx'), 'text/html'), status: 502 }
        : answer,
  },
} satisfies Fault;
