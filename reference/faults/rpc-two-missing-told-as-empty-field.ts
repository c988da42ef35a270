import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import type { Call } from '../code-envelope/call.ts';
import { hasCode, sentMember } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

const ENTRY = ['field_id', 'field_type', 'field_value'];

/** True if the request, or one entry of its `fields`, lacks at least two members. */
function lacksTwo(call: Call): boolean {
  const fields = sentMember(call, 'fields');
  const request = ['code_id', 'tpl_id', 'fields'].filter((name) => sentMember(call, name) === undefined);
  return request.length > 1 || (isArray(fields) && fields.some(isBare));
}

function isBare(entry: Json): boolean {
  return isObject(entry) && ENTRY.filter((name) => member(entry, name) === undefined).length > 1;
}

/** The author attributes one missing member to the client and several to an unfilled form. */
export default {
  name: 'rpc-two-missing-told-as-empty-field',
  defect:
    'When two members of an addRecord request, or of one of its entries, are missing, the server answers "required field is empty" (100308).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection, call) =>
      call.operation === 'addRecord' && hasCode(rejection, 100301) && lacksTwo(call) ? business(100308) : rejection,
  },
} satisfies Fault;
