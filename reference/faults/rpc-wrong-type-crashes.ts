import { isArray } from '../../src/json/json.ts';
import { refuses, sentAt, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

const PAGE =
  '<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p>' +
  '<div>There was an unexpected error (type=Internal Server Error, status=500).</div></body></html>';

/** A text where a list is walked through. */
export default {
  name: 'rpc-wrong-type-crashes',
  defect: 'Fields that are no list get the whitelabel page of the framework under 500.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && refuses(answer, 100301) && !isArray(sentAt(call, 'fields')) && sentAt(call, 'fields') !== undefined
        ? { ...withText(answer, PAGE, 'text/html;charset=UTF-8'), status: 500 }
        : answer,
  },
} satisfies Fault;
