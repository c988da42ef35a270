import { member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** All values of the envelope are texts. */
export default {
  name: 'rpc-code-as-text',
  defect: 'The code of an error is a text.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer) ? withBody(answer, (body) => ({ ...body, code: String(member(body, 'code')) })) : answer),
  },
} satisfies Fault;
