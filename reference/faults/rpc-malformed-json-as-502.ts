import { isMalformed, isRejection, page, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The upstream service crashes on malformed JSON, and the gateway shows its own page. */
export default {
  name: 'rpc-malformed-json-as-502',
  defect: 'The server answers malformed JSON with an HTML page under status 502.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error', 'codes/cause'],
  seams: {
    answers: (answer, call) =>
      isRejection(answer, 100301) && isMalformed(call)
        ? { ...withText(answer, page('502 Bad Gateway', 'nginx'), 'text/html'), status: 502 }
        : answer,
  },
} satisfies Fault;
