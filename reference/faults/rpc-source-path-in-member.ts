import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author adds the source location for debugging. */
export default {
  name: 'rpc-source-path-in-member',
  defect: 'The error for an unknown form contains the path of a source file.',
  format: 'code-envelope',
  breaks: ['leaks/internals'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 100304) ? withBody(answer, (body) => ({ ...body, raised_at: '/srv/app/forms/service.py:57' })) : answer,
  },
} satisfies Fault;
