import { member } from '../../src/json/json.ts';
import { withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Only one of two ways to name a record was built. */
export default {
  name: 'rpc-record-url-not-read',
  defect: 'getRecord does not know record_url.',
  format: 'code-envelope',
  breaks: ['accept/valid', 'codes/cause'],
  seams: {
    takes: (input) => (typeof member(input, 'record_url') === 'string' ? withoutMember(input, 'record_url') : input),
  },
} satisfies Fault;
