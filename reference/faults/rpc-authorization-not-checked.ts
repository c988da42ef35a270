import { member } from '../../src/json/json.ts';
import { withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The authorization code is required but never compared. */
export default {
  name: 'rpc-authorization-not-checked',
  defect: 'The server verifies a certificate with any authorization code.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsInput: (input, call) =>
      call.operation === 'verifyCertificate' && typeof member(input, 'authorization_code') === 'string'
        ? withoutMember(input, 'authorization_code')
        : input,
  },
} satisfies Fault;
