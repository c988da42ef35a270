import { withFields } from '../kit/applies.ts';
import { blamedNames, blamesFields, validationErrorOf } from '../kit/blame.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'fields/present',
  level: 'MUST',
  title: 'A validation error MUST list at least one field',
  source: 'OpenAPI description: x-error-format.fields.with, x-error-format.reading.fields',
  needs: ['transport/json', 'envelope/shape'],
  applies: withFields,
  exercisedBy: 'a request that violates a constraint',
  provokedBy: blamesFields,
  codes: {
    'no-fields': {
      says: ({ actual }: { actual: string }) => `The validation error should list at least one field, but it lists ${actual}.`,
      hint: 'List the invalid fields in every validation error.',
    },
  },
  select: validationErrorOf,
  *judge({ fields }, { find, observation: { format } }) {
    if (blamedNames(fields).length > 0) return;
    const where = format.reading.fields?.list ?? '';
    yield find['no-fields']({ where, expected: 'at least one named field', actual: fields.length === 0 ? 'none' : 'no names' });
  },
});
