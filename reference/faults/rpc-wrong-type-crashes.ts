import { isArray } from '../../src/json/json.ts';
import { isRejection, sentMember, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

const PAGE =
  '<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p>' +
  '<div>There was an unexpected error (type=Internal Server Error, status=500).</div></body></html>';

/** The handler iterates over a string as if it were a list. */
export default {
  name: 'rpc-wrong-type-crashes',
  defect: 'The server answers `fields` that is not a list with the HTML error page of the framework under status 500.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' &&
      isRejection(answer, 100301) &&
      !isArray(sentMember(call, 'fields')) &&
      sentMember(call, 'fields') !== undefined
        ? { ...withText(answer, PAGE, 'text/html;charset=UTF-8'), status: 500 }
        : answer,
  },
} satisfies Fault;
