import { isObject } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { withFields } from '../kit/applies.ts';
import { blamedNames, blamesFields, validationErrorOf } from '../kit/blame.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'fields/present',
  level: 'MUST',
  title: 'A validation error MUST list at least one field',
  source: 'OpenAPI description: x-error-format.fields.with, x-error-format.reading.fields',
  needs: ['transport/json', 'envelope/shape'],
  applies: (format) => withFields(format) ?? (format.fields?.optional === true ? 'errors of the format may list no fields' : undefined),
  restsOn: 'fields',
  exercisedBy: 'a request that violates a constraint',
  provokedBy: blamesFields,
  codes: {
    'no-fields': {
      says: ({ actual }: { actual: string }) => `The validation error should list at least one field, but it lists ${actual}.`,
      hint: 'List the invalid fields in every validation error.',
    },
  },
  select: validationErrorOf,
  *judge(error, { find }) {
    const { fields } = error;
    if (blamedNames(fields).length > 0) return;
    const where = fieldLocation(error.shape.fields);
    const isMap = error.shape.fields?.list !== undefined && isObject(at(error.body, where));
    const actual = isMap ? 'a map of names, where the description has a list' : fields.length === 0 ? 'none' : 'no names';
    yield find['no-fields']({ where, expected: 'at least one named field', actual });
  },
});
