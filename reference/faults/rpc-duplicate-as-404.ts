import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A code that the catalogue does not allow for this error. */
export default {
  name: 'rpc-duplicate-as-404',
  lie: 'A duplicate submission (100307) comes with code 404.',
  format: 'code-envelope',
  breaks: ['codes/status'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100307) ? { ...refusal, code: 404 } : refusal),
  },
} satisfies Fault;
