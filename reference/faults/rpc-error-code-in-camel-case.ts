import { member } from '../../src/json/json.ts';
import { isRejection, withBody, withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The serializer applies a naming strategy. */
export default {
  name: 'rpc-error-code-in-camel-case',
  defect: '`error_code` is called `errorCode`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 400)
        ? withBody(answer, (body) => ({ ...withoutMember(body, 'error_code'), errorCode: member(body, 'error_code') ?? null }))
        : answer,
  },
} satisfies Fault;
