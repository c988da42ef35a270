import type { Call } from '../code-envelope/call.ts';
import { hasCode, sentMember } from '../code-envelope/fault-helpers.ts';
import { SYSTEM_ERROR } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

const NUMBERS = ['page', 'page_size'];
const TEXTS = ['search_key', 'number'];

/** The number of invalid members. */
function mistakes(call: Call): number {
  const numbers = NUMBERS.filter((name) => !(Number.isInteger(sentMember(call, name) ?? 1) && Number(sentMember(call, name) ?? 1) >= 1));
  return numbers.length + TEXTS.filter((name) => typeof (sentMember(call, name) ?? '') !== 'string').length;
}

/** The search log has room for the search text and one error. */
export default {
  name: 'rpc-fuzz-two-mistakes-beside-search-crash',
  defect: 'getFormList answers two invalid members beside a search text with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    rejects: (rejection, call) => {
      const isSearch = call.operation === 'getFormList' && TEXTS.some((name) => typeof sentMember(call, name) === 'string');
      return isSearch && hasCode(rejection, 100301) && mistakes(call) > 1 ? SYSTEM_ERROR : rejection;
    },
  },
} satisfies Fault;
