import { refuses, textOf, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A default that nobody changed. */
export default {
  name: 'rpc-success-as-html',
  defect: 'A success of getFormList is JSON under text/html.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getFormList' && !refuses(answer) ? withText(answer, textOf(answer), 'text/html') : answer,
  },
} satisfies Fault;
