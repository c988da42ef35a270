import { member } from '../../src/json/json.ts';
import { withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author treats a certificate as valid everywhere. */
export default {
  name: 'rpc-scope-not-checked',
  defect: 'verifyCertificate does not compare `tpl_id` with the form of the certificate.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsInput: (input, call) =>
      call.operation === 'verifyCertificate' && Number.isInteger(member(input, 'tpl_id')) ? withoutMember(input, 'tpl_id') : input,
  },
} satisfies Fault;
