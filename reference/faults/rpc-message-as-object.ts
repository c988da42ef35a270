import { member } from '../../src/json/json.ts';
import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The server sends all translations. */
export default {
  name: 'rpc-message-as-object',
  defect: 'The message of business errors is an object with one text per language.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 400) ? withBody(answer, (body) => ({ ...body, message: { en: member(body, 'message') ?? null } })) : answer,
  },
} satisfies Fault;
