import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withText } from '../structured-error/fault-helpers.ts';

/** The first version of the listing had no pages. */
export default {
  name: 'list-as-bare-array',
  defect: 'The server answers a listing with a bare array.',
  format: 'structured-error',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'listQrcodes' && answer.status === 200 && typeof answer.body !== 'string'
        ? withText(answer, JSON.stringify(member(answer.body, 'data')))
        : answer,
  },
} satisfies Fault;
