import { member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The list itself is the data. */
export default {
  name: 'rpc-list-not-in-data-list',
  defect: 'getRecords answers its list directly as data.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getRecords' && !refuses(answer)
        ? withBody(answer, (body) => ({ ...body, data: member(member(body, 'data'), 'list') ?? null }))
        : answer,
  },
} satisfies Fault;
