import { withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author adds a hint for the support team. */
export default {
  name: 'rpc-foreign-record-told-by-member',
  defect: 'The error for a record that the API key may not see has an additional member.',
  format: 'code-envelope',
  breaks: ['access/foreign-is-unknown'],
  seams: {
    answers: (answer) =>
      answer.outcome.kind === 'rejection' && answer.outcome.foreign ? withBody(answer, (body) => ({ ...body, support: 'P-17' })) : answer,
  },
} satisfies Fault;
