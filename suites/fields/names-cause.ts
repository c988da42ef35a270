import type { Json } from '../../src/json/json.ts';
import { anyOf, quotedNames, valueText } from '../../src/json/words.ts';
import type { Code } from '../../src/model/format.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { withFields } from '../kit/applies.ts';
import {
  blamesFields,
  expectedBlame,
  type Names,
  namesNoneLegally,
  ofRequest,
  otherFieldCode,
  validationErrorOf,
  wanted,
  weighBlame,
} from '../kit/blame.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'fields/names-cause',
  level: 'MUST',
  title: 'A validation error MUST name a broken field by its documented name, with its documented code',
  source: 'OpenAPI description: x-error-format.fields.naming, x-error-format.fields.codes',
  needs: ['fields/present', 'codes/cause'],
  applies: withFields,
  restsOn: 'fields',
  exercisedBy: 'a request that violates a constraint',
  provokedBy: blamesFields,
  codes: {
    'not-named': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `The error should name ${quotedNames(expected)}, but it names ${quotedNames(actual)}.`,
      hint: 'Name the broken field, spelled as the format documents it.',
    },
    'other-field-code': {
      says: ({ expected, actual }: { expected: readonly Code[]; actual: Json }) =>
        `The code of the field should be ${anyOf(expected.map(String))}, but it is ${valueText(actual)}.`,
      hint: 'Give the field the code that is documented for what is wrong with it.',
    },
  },
  select: (observation) => {
    const [error, blame] = [validationErrorOf(observation), expectedBlame(observation)];
    if (error === undefined || blame === undefined || namesNoneLegally(observation, error)) return undefined;
    return { error, blame };
  },
  *judge({ error, blame }, { find, observation }) {
    const { named, names } = weighBlame(blame, error.fields, ofRequest(observation));
    const wrong = named ? otherFieldCode(observation, error.fields) : undefined;
    const codeAt = error.shape.fields?.code;
    if (wrong !== undefined) yield find['other-field-code']({ where: `${fieldLocation(error.shape.fields)}/*${codeAt ?? ''}`, ...wrong });
    if (!named) yield find['not-named']({ where: fieldLocation(error.shape.fields), expected: wanted(blame.must), actual: names });
  },
});
