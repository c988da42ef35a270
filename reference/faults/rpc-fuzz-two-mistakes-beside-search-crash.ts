import { hasCode, sentAt } from '../code-envelope/bend.ts';
import type { Call } from '../code-envelope/call.ts';
import { SYSTEM_ERROR } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

const NUMBERS = ['page', 'page_size'];
const TEXTS = ['search_key', 'number'];

/** How many members are there and of no use. */
function mistakes(call: Call): number {
  const numbers = NUMBERS.filter((name) => !(Number.isInteger(sentAt(call, name) ?? 1) && Number(sentAt(call, name) ?? 1) >= 1));
  return numbers.length + TEXTS.filter((name) => typeof (sentAt(call, name) ?? '') !== 'string').length;
}

/** The log of searches quotes what was searched for and one mistake. */
export default {
  name: 'rpc-fuzz-two-mistakes-beside-search-crash',
  defect: 'Two members of getFormList that are not valid, beside a text that is searched for, are a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    refuses: (refusal, call) => {
      const isSearch = call.operation === 'getFormList' && TEXTS.some((name) => typeof sentAt(call, name) === 'string');
      return isSearch && hasCode(refusal, 100301) && mistakes(call) > 1 ? SYSTEM_ERROR : refusal;
    },
  },
} satisfies Fault;
