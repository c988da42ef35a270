import { quotedNames } from '../../src/json/words.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { withFields } from '../kit/applies.ts';
import {
  blamesFields,
  expectedBlame,
  type Names,
  namesNoneLegally,
  ofRequest,
  validationErrorOf,
  wanted,
  weighBlame,
} from '../kit/blame.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'fields/names-cause',
  level: 'MUST',
  title: 'A validation error MUST name a broken field by its documented name',
  source: 'OpenAPI description: x-error-format.fields.naming',
  needs: ['fields/present', 'codes/cause'],
  applies: withFields,
  exercisedBy: 'a request that violates a constraint',
  provokedBy: blamesFields,
  codes: {
    'not-named': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `The error should name ${quotedNames(expected)}, but it names ${quotedNames(actual)}.`,
      hint: 'Name the broken field, spelled as the format documents it.',
    },
  },
  select: (observation) => {
    const [error, blame] = [validationErrorOf(observation), expectedBlame(observation)];
    if (error === undefined || blame === undefined || namesNoneLegally(observation, error)) return undefined;
    return { error, blame };
  },
  *judge({ error, blame }, { find, observation }) {
    const { named, names } = weighBlame(blame, error.fields, ofRequest(observation));
    if (!named) yield find['not-named']({ where: fieldLocation(error.shape.fields), expected: wanted(blame.must), actual: names });
  },
});
