import { isArray, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

function operationsIn(body: JsonObject): readonly Json[] {
  const data = member(body, 'data');
  return isArray(data) ? data : [];
}

/** Operations by their position instead of in a list. */
export default {
  name: 'rpc-operations-as-map',
  defect: 'getOperation answers data as an object.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getOperation' && !refuses(answer)
        ? withBody(answer, (body) => ({ ...body, data: Object.fromEntries(operationsIn(body).entries()) }))
        : answer,
  },
} satisfies Fault;
