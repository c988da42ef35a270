import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The wrong constant. */
export default {
  name: 'rpc-form-not-linked-as-401',
  defect: 'A form that is not linked (100306) comes with code 401.',
  format: 'code-envelope',
  breaks: ['codes/status'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100306) ? { ...refusal, code: 401 } : refusal),
  },
} satisfies Fault;
