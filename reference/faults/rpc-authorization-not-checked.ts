import { member } from '../../src/json/json.ts';
import { withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A code that is asked for and not compared. */
export default {
  name: 'rpc-authorization-not-checked',
  defect: 'Any authorization code verifies a certificate.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    takes: (input, call) =>
      call.operation === 'verifyCertificate' && typeof member(input, 'authorization_code') === 'string'
        ? withoutMember(input, 'authorization_code')
        : input,
  },
} satisfies Fault;
