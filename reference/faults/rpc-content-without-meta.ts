import { member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A part that a newer version moved elsewhere. */
export default {
  name: 'rpc-content-without-meta',
  defect: 'getContent answers no meta.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getContent' && !refuses(answer)
        ? withBody(answer, (body) => ({ ...body, data: { fields: member(member(body, 'data'), 'fields') ?? null } }))
        : answer,
  },
} satisfies Fault;
