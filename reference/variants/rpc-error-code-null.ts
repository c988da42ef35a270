import { withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** Serialised with all members, set or not. */
export default {
  name: 'rpc-error-code-null',
  freedom: 'Where there is no error_code it is null, in successes too; section 4: like its absence.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => ({ error_code: null, ...body })),
  },
} satisfies Variant;
