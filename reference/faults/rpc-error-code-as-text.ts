import { member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A long number, kept safe from JavaScript. */
export default {
  name: 'rpc-error-code-as-text',
  defect: 'The error_code is a text.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      refuses(answer, 400) ? withBody(answer, (body) => ({ ...body, error_code: String(member(body, 'error_code')) })) : answer,
  },
} satisfies Fault;
