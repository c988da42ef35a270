import type { Variant } from '../fault.ts';
import { page, refuses, withText } from '../structured-error/bend.ts';

/** A proxy in front that refuses large bodies. */
export default {
  name: 'large-body-413',
  freedom: 'A body of more than 5 MiB gets 413 from a proxy; section 4: 413 is no finding.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer, call) =>
      call.body.kind === 'too large' && refuses(answer, 'VALIDATION_ERROR')
        ? { ...withText(answer, page('413 Payload Too Large', 'Payload Too Large'), 'text/html'), status: 413 }
        : answer,
  },
} satisfies Variant;
