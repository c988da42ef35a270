import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import { hasCode, sentAt } from '../code-envelope/bend.ts';
import type { Call } from '../code-envelope/call.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

const ENTRY = ['field_id', 'field_type', 'field_value'];

/** Whether two members are missing in the request, or in one entry of its fields. */
function lacksTwo(call: Call): boolean {
  const fields = sentAt(call, 'fields');
  const request = ['code_id', 'tpl_id', 'fields'].filter((name) => sentAt(call, name) === undefined);
  return request.length > 1 || (isArray(fields) && fields.some(isBare));
}

function isBare(entry: Json): boolean {
  return isObject(entry) && ENTRY.filter((name) => member(entry, name) === undefined).length > 1;
}

/** One missing member is a mistake of the program, several are a form that somebody did not fill in. */
export default {
  name: 'rpc-fuzz-two-missing-told-as-empty-field',
  defect: 'Two members that are missing in a request of addRecord, or in one entry of it, are told as an empty required field (100308).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    refuses: (refusal, call) => (call.operation === 'addRecord' && hasCode(refusal, 100301) && lacksTwo(call) ? business(100308) : refusal),
  },
} satisfies Fault;
