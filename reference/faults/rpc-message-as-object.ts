import { member } from '../../src/json/json.ts';
import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Several languages at once. */
export default {
  name: 'rpc-message-as-object',
  defect: 'The message of business errors is an object by language.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      refuses(answer, 400) ? withBody(answer, (body) => ({ ...body, message: { en: member(body, 'message') ?? null } })) : answer,
  },
} satisfies Fault;
