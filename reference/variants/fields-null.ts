import { member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { withError } from '../structured-error/fault-helpers.ts';

/** The serializer writes every property of the class. */
export default {
  name: 'fields-null',
  difference: '`fields` is null with codes that list no fields; the documentation requires it with VALIDATION_ERROR only.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, fields: member(error, 'fields') ?? null })),
  },
} satisfies Variant;
