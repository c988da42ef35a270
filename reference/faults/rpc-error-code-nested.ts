import { member } from '../../src/json/json.ts';
import { isRejection, withBody, withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The number stays where the upstream service put it. */
export default {
  name: 'rpc-error-code-nested',
  defect: '`error_code` is inside `data` instead of at the top level.',
  format: 'code-envelope',
  breaks: ['codes/cause', 'envelope/no-data'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 400)
        ? withBody(answer, (body) => ({ ...withoutMember(body, 'error_code'), data: { error_code: member(body, 'error_code') ?? null } }))
        : answer,
  },
} satisfies Fault;
