import { member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { pointerOf } from '../schema/resolve.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, membersOf, valueBelow } from './described-value.ts';
import { checkExpected } from './expected.ts';
import { walk } from './walk.ts';

/** What a member can break: keywords of its schema, `null` in it, and what an id can be wrong in. */
const CONSTRAINTS = [
  ...['default', 'required', 'null', 'type', 'enum', 'const', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'minProperties'],
  ...['maxProperties', 'additionalProperties', 'dependentRequired', 'anyOf', 'oneOf', 'allOf', 'not', 'unknown', 'notAnId'],
];

/** Notes `$ref`s that lead nowhere or to another document, and entries that `x-on-violation` names and the catalogue lacks, wherever they stand. */
export function checkReferences(build: Build): void {
  walk({ value: build.document, pointer: '' }, (spot) => {
    if (member(spot.value, '$ref') !== undefined) checkReference(build, valueBelow(spot, '$ref'));
    for (const [constraint, rule] of membersOf(valueBelow(spot, 'x-on-violation'))) {
      known(build, { value: constraint, pointer: rule.pointer }, 'constraint', CONSTRAINTS);
      checkExpected(build, rule);
    }
  });
}

function checkReference(build: Build, spot: DescribedValue): void {
  if (typeof spot.value !== 'string') return addProblem(build, spot, 'A $ref is a text such as "#/components/schemas/Name".');
  const where = pointerOf(spot.value);
  if (where === undefined)
    return addProblem(build, spot, 'Only references within the description are followed: put everything into one file.', ['#/…']);
  if (at(build.document, where) === undefined) addProblem(build, spot, 'Nothing stands at the place that this reference names.');
}
