import { member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withError } from '../structured-error/bend.ts';

/** A serializer that writes every member of the class. */
export default {
  name: 'fields-null',
  freedom: '`fields` is null with the codes that list none; section 1.1 says it may be.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, fields: member(error, 'fields') ?? null })),
  },
} satisfies Variant;
