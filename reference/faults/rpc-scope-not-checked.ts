import { member } from '../../src/json/json.ts';
import { withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A certificate is good everywhere. */
export default {
  name: 'rpc-scope-not-checked',
  defect: 'The tpl_id of a verification is not compared.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    takes: (input, call) =>
      call.operation === 'verifyCertificate' && Number.isInteger(member(input, 'tpl_id')) ? withoutMember(input, 'tpl_id') : input,
  },
} satisfies Fault;
