import type { Case, Change, SharedCase, Source, ValidRequest } from '../model/format.ts';
import { bindsAt, checkUsed } from './binds.ts';
import { addProblem, type Build, known, type Sketch } from './build.ts';
import { statesNamed, valuesOf } from './declared-states.ts';
import { type DescribedValue, elementsOf, textAt, textsAt, valueBelow } from './described-value.ts';
import { expected } from './expected.ts';
import { requestLocation } from './request-location.ts';
import { sourceAt } from './source.ts';

/** The cases of an operation (`x-error-cases`). A case inherits the binds of the valid request; its own binds override them. */
export function readCases(build: Build, operation: Sketch, valid: ValidRequest, source: Source): readonly Case[] {
  const spot = valueBelow(operation.spot, 'x-error-cases');
  const found = elementsOf(spot).map((each): Case => {
    const states = statesNamed(build, valueBelow(each, 'states'));
    const own = bindsAt(build, operation, valueBelow(each, 'bind'), valuesOf(build, [...states, ...valid.states]));
    const bind = new Map([...valid.bind, ...own]);
    checkUsed(build, states, bind, valueBelow(each, 'states'));
    return { ...common(build, each, operation, source), states, bind };
  });
  checkNames(build, spot, found);
  return found;
}

/** The cases shared by several operations (`x-error-format.cases`). */
export function sharedCases(build: Build, spot: DescribedValue): readonly SharedCase[] {
  const found = elementsOf(spot).map((each): SharedCase => {
    const states = statesNamed(build, valueBelow(each, 'states'));
    const bind = bindsAt(build, undefined, valueBelow(each, 'bind'), valuesOf(build, states));
    return { ...common(build, each, undefined, undefined), states, bind, operations: sharedBy(build, valueBelow(each, 'operations')) };
  });
  checkNames(build, spot, found);
  return found;
}

function sharedBy(build: Build, spot: DescribedValue): SharedCase['operations'] {
  if (spot.value === undefined || spot.value === 'all') return 'all';
  if (spot.value === 'writes' || spot.value === 'reads') return spot.value;
  return elementsOf(spot).flatMap((each) => known(build, each, 'operation', build.operations.keys()) ?? []);
}

function common(
  build: Build,
  spot: DescribedValue,
  operation: Sketch | undefined,
  source: Source | undefined,
): Omit<Case, 'states' | 'bind'> {
  return {
    name: textAt(valueBelow(spot, 'name')) ?? '',
    change: elementsOf(valueBelow(spot, 'change')).map((each) => change(build, each, operation)),
    expect: expected(build, valueBelow(spot, 'expect')),
    blames: textsAt(valueBelow(spot, 'blames')),
    like: textAt(valueBelow(spot, 'like')),
    source: sourceAt(valueBelow(spot, 'source'), source),
    pointer: spot.pointer,
  };
}

function change(build: Build, spot: DescribedValue, operation: Sketch | undefined): Change {
  const set = valueBelow(spot, 'set');
  const where = set.value === undefined ? valueBelow(spot, 'remove') : set;
  const location = operation === undefined ? (textAt(where) ?? '') : requestLocation(build, operation, where);
  return set.value === undefined
    ? { kind: 'remove', at: location }
    : { kind: 'set', at: location, value: valueBelow(spot, 'value').value ?? null };
}

/** Reports duplicate names, and `like`s that name no other case. */
function checkNames(build: Build, spot: DescribedValue, cases: readonly Case[]): void {
  cases.forEach(({ name, like }, index) => {
    const caseAt = valueBelow(spot, index);
    if (cases.findIndex((other) => other.name === name) < index)
      addProblem(
        build,
        valueBelow(caseAt, 'name'),
        `Another case is already called ${JSON.stringify(name)}. Names must be unique within the list.`,
      );
    const others = cases.filter((other) => other.name !== name).map((other) => other.name);
    if (like !== undefined) known(build, valueBelow(caseAt, 'like'), 'other case', others);
  });
}
