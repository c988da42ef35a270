import { member } from '../../src/json/json.ts';
import { refuses, withBody, withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The error_code stays where the upstream put it. */
export default {
  name: 'rpc-error-code-nested',
  defect: 'The error_code stands in data instead of at the top level.',
  format: 'code-envelope',
  breaks: ['codes/cause', 'envelope/no-data'],
  seams: {
    answers: (answer) =>
      refuses(answer, 400)
        ? withBody(answer, (body) => ({ ...withoutMember(body, 'error_code'), data: { error_code: member(body, 'error_code') ?? null } }))
        : answer,
  },
} satisfies Fault;
