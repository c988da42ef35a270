import { quotedNames } from '../../src/json/words.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { withFields } from '../kit/applies.ts';
import {
  allowedNames,
  blamesFields,
  expectedBlame,
  type Names,
  ofRequest,
  shownNames,
  validationErrorOf,
  weighBlame,
} from '../kit/blame.ts';
import { exchange } from '../kit/requirement.ts';

/** A written case says which field must be named; other fields of its request may be invalid too. */
export default exchange({
  id: 'fields/blames-only-cause',
  level: 'MUST',
  title: 'An error MUST NOT name a field that is valid',
  source: 'OpenAPI description: request schemas, x-error-format.fields.naming',
  needs: ['fields/names-cause'],
  applies: withFields,
  restsOn: 'fields',
  exercisedBy: 'a request that violates a constraint',
  provokedBy: blamesFields,
  codes: {
    'sound-field': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `The error may name only ${quotedNames(expected)} here, but it also names ${quotedNames(actual)}.`,
      hint: 'Name only fields that violate a documented rule; if this one does, add the rule to the description.',
    },
  },
  select: (observation) => {
    const [error, blame] = [validationErrorOf(observation), expectedBlame(observation)];
    if (error === undefined || blame === undefined || blame.any || observation.probe.cause.kind === 'case') return undefined;
    return { error, blame };
  },
  *judge({ error, blame }, { find, observation }) {
    const { valid } = weighBlame(blame, error.fields, ofRequest(observation));
    if (valid.length > 0)
      yield find['sound-field']({ where: fieldLocation(error.shape.fields), expected: shownNames(allowedNames(blame)), actual: valid });
  },
});
