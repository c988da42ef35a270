import { member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The form and its groups are directly in `data`. */
export default {
  name: 'rpc-template-not-nested',
  difference: 'getTemplate returns `data.form` instead of `data.data.form`; the documentation can be read both ways.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) => {
      if (call.operation !== 'getTemplate' || isRejection(answer)) return answer;
      return withBody(answer, (body) => ({ ...body, data: member(member(body, 'data'), 'data') ?? null }));
    },
  },
} satisfies Variant;
