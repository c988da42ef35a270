import { member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { pointerOf } from '../schema/resolve.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, membersOf, valueBelow } from './described-value.ts';
import { checkExpected } from './expected.ts';
import { walk } from './walk.ts';

/** What a value of a member can violate: keywords of its schema, `null`, and for ids `unknown` and `notAnId`. */
const CONSTRAINTS = [
  ...['default', 'required', 'null', 'type', 'enum', 'const', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'minProperties'],
  ...['maxProperties', 'additionalProperties', 'dependentRequired', 'anyOf', 'oneOf', 'allOf', 'not', 'unknown', 'notAnId'],
];

/** Reports broken `$ref`s and `$ref`s to other documents. */
export function checkReferences(build: Pick<Build, 'document' | 'problems'>): void {
  walk({ value: build.document, pointer: '' }, (spot) => {
    if (member(spot.value, '$ref') !== undefined) checkReference(build, valueBelow(spot, '$ref'));
  });
}

/** Reports unknown constraints and entries in `x-on-violation`. */
export function checkViolations(build: Build, schemas: readonly DescribedValue[]): void {
  for (const schema of schemas)
    for (const [constraint, expectation] of membersOf(valueBelow(schema, 'x-on-violation'))) {
      known(build, { value: constraint, pointer: expectation.pointer }, 'constraint', CONSTRAINTS);
      checkExpected(build, { value: expectation.value ?? [], pointer: expectation.pointer });
    }
}

function checkReference(build: Pick<Build, 'document' | 'problems'>, spot: DescribedValue): void {
  if (typeof spot.value !== 'string') return addProblem(build, spot, 'A $ref must be a string such as "#/components/schemas/Name".');
  const where = pointerOf(spot.value);
  if (where === undefined)
    return addProblem(build, spot, 'A $ref must point into the same file ("#/…"): errspec reads a single file.', ['#/…']);
  if (at(build.document, where) === undefined) addProblem(build, spot, 'The $ref points to a location that does not exist.');
}
