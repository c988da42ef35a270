import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Where it was refused, for whoever has to find it. */
export default {
  name: 'rpc-source-path-in-member',
  defect: 'The error for an unknown form shows a source path.',
  format: 'code-envelope',
  breaks: ['leaks/internals'],
  seams: {
    answers: (answer) =>
      refuses(answer, 100304) ? withBody(answer, (body) => ({ ...body, raised_at: '/srv/app/forms/service.py:57' })) : answer,
  },
} satisfies Fault;
