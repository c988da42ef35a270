import { member } from '../../src/json/json.ts';
import { refuses, withBody, withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A serialiser with a naming strategy. */
export default {
  name: 'rpc-error-code-in-camel-case',
  defect: 'The error_code is called errorCode.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    answers: (answer) =>
      refuses(answer, 400)
        ? withBody(answer, (body) => ({ ...withoutMember(body, 'error_code'), errorCode: member(body, 'error_code') ?? null }))
        : answer,
  },
} satisfies Fault;
