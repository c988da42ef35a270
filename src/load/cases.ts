import type { Case, Change, SharedCase, Source, ValidRequest } from '../model/format.ts';
import { bindsAt, checkUsed } from './binds.ts';
import { addProblem, type Build, known, type Sketch } from './build.ts';
import { statesNamed, valuesOf } from './declared-states.ts';
import { type DescribedValue, elementsOf, textAt, textsAt, valueBelow } from './described-value.ts';
import { expected } from './expected.ts';
import { placeAt } from './place.ts';
import { sourceAt } from './source.ts';

/** The written cases of an operation (`x-error-cases`); their binds are those of the valid request with their own laid over. */
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

/** The cases that hold for several operations (`x-error-format.cases`). */
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
  const place = operation === undefined ? (textAt(where) ?? '') : placeAt(build, operation, where);
  return set.value === undefined
    ? { kind: 'remove', at: place }
    : { kind: 'set', at: place, value: valueBelow(spot, 'value').value ?? null };
}

/** Notes names that stand twice and `like`s that name no other case. */
function checkNames(build: Build, spot: DescribedValue, cases: readonly Case[]): void {
  cases.forEach(({ name, like }, index) => {
    const place = valueBelow(spot, index);
    if (cases.findIndex((other) => other.name === name) < index)
      addProblem(build, valueBelow(place, 'name'), 'Another case of the operation has this name already.');
    const others = cases.filter((other) => other.name !== name).map((other) => other.name);
    if (like !== undefined) known(build, valueBelow(place, 'like'), 'other case', others);
  });
}
