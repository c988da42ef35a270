import type { Variant } from '../fault.ts';
import { isRejection, page, withText } from '../structured-error/fault-helpers.ts';

/** A proxy rejects large bodies. */
export default {
  name: 'large-body-413',
  difference: 'The server answers a body of more than 5 MiB with 413; the documentation sets no size limit, so a proxy may.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      call.body.kind === 'too large' && isRejection(answer, 'VALIDATION_ERROR')
        ? { ...withText(answer, page('413 Payload Too Large', 'Payload Too Large'), 'text/html'), status: 413 }
        : answer,
  },
} satisfies Variant;
