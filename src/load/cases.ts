import type { Case, Change, SharedCase, Source, ValidRequest } from '../model/format.ts';
import { bindsAt, checkUsed } from './binds.ts';
import { type Build, known, refuse, type Sketch } from './build.ts';
import { statesNamed, valuesOf } from './declared.ts';
import { expected } from './expected.ts';
import { placeAt } from './place.ts';
import { sourceAt } from './source.ts';
import { below, elements, type Spot, text, texts } from './spot.ts';

/** The written cases of an operation (`x-error-cases`); their binds are those of the valid request with their own laid over. */
export function casesOf(build: Build, operation: Sketch, valid: ValidRequest, source: Source): readonly Case[] {
  const spot = below(operation.spot, 'x-error-cases');
  const found = elements(spot).map((each): Case => {
    const states = statesNamed(build, below(each, 'states'));
    const own = bindsAt(build, operation, below(each, 'bind'), valuesOf(build, [...states, ...valid.states]));
    const bind = new Map([...valid.bind, ...own]);
    checkUsed(build, states, bind, below(each, 'states'));
    return { ...common(build, each, operation, source), states, bind };
  });
  checkNames(build, spot, found);
  return found;
}

/** The cases that hold for several operations (`x-error-format.cases`). */
export function sharedCases(build: Build, spot: Spot): readonly SharedCase[] {
  const found = elements(spot).map((each): SharedCase => {
    const states = statesNamed(build, below(each, 'states'));
    const bind = bindsAt(build, undefined, below(each, 'bind'), valuesOf(build, states));
    return { ...common(build, each, undefined, undefined), states, bind, operations: sharedBy(build, below(each, 'operations')) };
  });
  checkNames(build, spot, found);
  return found;
}

function sharedBy(build: Build, spot: Spot): SharedCase['operations'] {
  if (spot.value === undefined || spot.value === 'all') return 'all';
  if (spot.value === 'writes' || spot.value === 'reads') return spot.value;
  return elements(spot).flatMap((each) => known(build, each, 'operation', build.operations.keys()) ?? []);
}

function common(build: Build, spot: Spot, operation: Sketch | undefined, source: Source | undefined): Omit<Case, 'states' | 'bind'> {
  return {
    name: text(below(spot, 'name')) ?? '',
    change: elements(below(spot, 'change')).map((each) => change(build, each, operation)),
    expect: expected(build, below(spot, 'expect')),
    blames: texts(below(spot, 'blames')),
    like: text(below(spot, 'like')),
    source: sourceAt(below(spot, 'source'), source),
    pointer: spot.pointer,
  };
}

function change(build: Build, spot: Spot, operation: Sketch | undefined): Change {
  const set = below(spot, 'set');
  const where = set.value === undefined ? below(spot, 'remove') : set;
  const place = operation === undefined ? (text(where) ?? '') : placeAt(build, operation, where);
  return set.value === undefined ? { kind: 'remove', at: place } : { kind: 'set', at: place, value: below(spot, 'value').value ?? null };
}

/** Notes names that stand twice and `like`s that name no other case. */
function checkNames(build: Build, spot: Spot, cases: readonly Case[]): void {
  cases.forEach(({ name, like }, index) => {
    const place = below(spot, index);
    if (cases.findIndex((other) => other.name === name) < index)
      refuse(build, below(place, 'name'), 'Another case of the operation has this name already.');
    const others = cases.filter((other) => other.name !== name).map((other) => other.name);
    if (like !== undefined) known(build, below(place, 'like'), 'other case', others);
  });
}
