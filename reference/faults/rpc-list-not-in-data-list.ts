import { member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The handler returns the list itself as `data`. */
export default {
  name: 'rpc-list-not-in-data-list',
  defect: 'getRecords returns its list as `data` instead of `data.list`.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getRecords' && !isRejection(answer)
        ? withBody(answer, (body) => ({ ...body, data: member(member(body, 'data'), 'list') ?? null }))
        : answer,
  },
} satisfies Fault;
