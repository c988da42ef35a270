import { isArray, member } from '../../src/model/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** Operations by their position instead of in a list. */
export default {
  name: 'rpc-operations-as-map',
  lie: 'getOperation answers data as an object.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getOperation' && !refuses(answer)
        ? withBody(answer, (body) => ({ ...body, data: { ...(isArray(member(body, 'data')) ? { 0: null } : {}) } }))
        : answer,
  },
} satisfies Fault;
