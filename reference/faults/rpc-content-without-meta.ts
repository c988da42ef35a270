import { member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A newer version moved this part elsewhere. */
export default {
  name: 'rpc-content-without-meta',
  defect: 'The success of getContent lacks `meta`.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getContent' && !isRejection(answer)
        ? withBody(answer, (body) => ({ ...body, data: { fields: member(member(body, 'data'), 'fields') ?? null } }))
        : answer,
  },
} satisfies Fault;
