import { withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A hint for the support. */
export default {
  name: 'rpc-foreign-record-told-by-member',
  defect: 'The error for a record that the key may not see has a member more.',
  format: 'code-envelope',
  breaks: ['access/foreign-is-unknown'],
  seams: {
    answers: (answer) =>
      answer.outcome.kind === 'refusal' && answer.outcome.foreign ? withBody(answer, (body) => ({ ...body, support: 'P-17' })) : answer,
  },
} satisfies Fault;
