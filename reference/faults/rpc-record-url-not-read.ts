import { member } from '../../src/json/json.ts';
import { withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** Only one of the two ways to name a record was implemented. */
export default {
  name: 'rpc-record-url-not-read',
  defect: 'getRecord ignores `record_url`.',
  format: 'code-envelope',
  breaks: ['accept/valid', 'codes/cause'],
  seams: {
    readsInput: (input) => (typeof member(input, 'record_url') === 'string' ? withoutMember(input, 'record_url') : input),
  },
} satisfies Fault;
