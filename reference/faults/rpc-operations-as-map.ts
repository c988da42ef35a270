import { isArray, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

function operationsIn(body: JsonObject): readonly Json[] {
  const data = member(body, 'data');
  return isArray(data) ? data : [];
}

/** The operations are stored by position instead of in a list. */
export default {
  name: 'rpc-operations-as-map',
  defect: 'getOperation returns `data` as an object instead of a list.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getOperation' && !isRejection(answer)
        ? withBody(answer, (body) => ({ ...body, data: Object.fromEntries(operationsIn(body).entries()) }))
        : answer,
  },
} satisfies Fault;
