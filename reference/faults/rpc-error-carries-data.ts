import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The record that is in the way, for convenience. */
export default {
  name: 'rpc-error-carries-data',
  defect: 'A duplicate submission carries data of the other record.',
  format: 'code-envelope',
  breaks: ['envelope/no-data'],
  seams: {
    answers: (answer) =>
      refuses(answer, 100307) ? withBody(answer, (body) => ({ ...body, data: { record_id: 1, submitted_by: 'somebody' } })) : answer,
  },
} satisfies Fault;
