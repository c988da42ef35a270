import { withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** A number that was never set, in a language where numbers begin as 0. */
export default {
  name: 'rpc-error-code-zero',
  freedom: 'Where there is no error_code it is 0, in successes too; section 4: like its absence.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => ({ error_code: 0, ...body })),
  },
} satisfies Variant;
