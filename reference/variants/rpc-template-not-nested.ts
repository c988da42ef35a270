import { member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** The form and its groups stand directly in `data`. */
export default {
  name: 'rpc-template-not-nested',
  freedom: 'getTemplate answers data.form instead of data.data.form; section 2.3 can be read both ways.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) => {
      if (call.operation !== 'getTemplate' || refuses(answer)) return answer;
      return withBody(answer, (body) => ({ ...body, data: member(member(body, 'data'), 'data') ?? null }));
    },
  },
} satisfies Variant;
