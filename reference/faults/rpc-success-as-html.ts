import { isRejection, textOf, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** Nobody changed the default media type. */
export default {
  name: 'rpc-success-as-html',
  defect: 'A success of getFormList is JSON with the media type text/html.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getFormList' && !isRejection(answer) ? withText(answer, textOf(answer), 'text/html') : answer,
  },
} satisfies Fault;
