import { canonical, type Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { independent } from '../mutate/broken-together.ts';
import type { Derived } from '../mutate/derived.ts';
import { violations } from '../mutate/violations.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { again, type ChoiceSource, structureOf } from './choices.ts';
import type { ValidValue } from './valid.ts';

/** The ways in which a value of one structure can be broken. */
export type Breakable = readonly Derived[];

export interface Breakables {
  /** The ways in which what these draws made can be broken. */
  readonly like: (draw: ChoiceSource, made: ValidValue) => Breakable;
  /** Those of the simplest value. */
  readonly simplest: () => Breakable;
}

interface Options {
  readonly make: (draw: ChoiceSource) => ValidValue;
  readonly assumed: boolean;
}

/** So many violations are remembered in all: where structures have more, some are worked out again. */
const REMEMBERED = 40_000;

/**
 * The violations of values, worked out once for each structure: which alternative, which members, how many elements. What a
 * violation changes does not hang on the other values, so those of the simplest value of a structure hold for all of it.
 */
export function breakables(format: Format, place: LocatedSchema, { make, assumed }: Options): Breakables {
  const walk = { format, root: '', expected: format.causes.invalid, stopAt: undefined, last: true };
  const known = new Map<string, Breakable>();
  let remembered = 0;
  const breakableOf = (value: Json): Breakable =>
    [...violations(walk, place, value)].filter((each) => !each.expect.accepted && (assumed || !each.assumed));
  const remember = (structure: string, value: Json): Breakable => {
    const found = known.get(structure) ?? breakableOf(value);
    if (remembered + found.length > REMEMBERED) {
      known.clear();
      remembered = 0;
    }
    remembered += found.length;
    known.set(structure, found);
    return found;
  };
  return {
    like: (draw, made) => {
      const structure = structureOfMade(draw, made);
      const found = structure === undefined ? undefined : known.get(structure);
      if (found !== undefined) return found;
      const simplest = make(again(structureOf(draw.choices)));
      // Without a simple value of its structure, the value has violations of its own.
      return structure !== undefined && simplest.how === made.how ? remember(structure, simplest.value) : breakableOf(made.value);
    },
    simplest: () => {
      const draw = again(new Map());
      const made = make(draw);
      const structure = structureOfMade(draw, made);
      return structure === undefined ? breakableOf(made.value) : remember(structure, made.value);
    },
  };
}

/** What values of one structure have in common; `undefined` where a value has none that was drawn. */
function structureOfMade(draw: ChoiceSource, { value, how }: ValidValue): string | undefined {
  if (how === 'drawn') return draw.structure();
  return how === 'known' ? `known ${canonical(value)}` : undefined;
}

interface Combination {
  readonly count: number;
  /** An index for each, from 1. */
  readonly pick: (index: number) => number;
  /** Whether this one alone breaks the value. */
  readonly breaks: (each: Derived) => boolean;
}

/**
 * Up to `count` violations that can be told from each other; one that decides what else may stand is alone. Each of them breaks the
 * value by itself: where several alternatives fit, what breaks one may be nothing to another.
 */
export function combined(all: Breakable, { count, pick, breaks }: Combination): readonly Derived[] {
  const group: Derived[] = [];
  for (let index = 0; index < count; index++) {
    const next = nextFit(all, pick(index + 1), (each) => fits(each, group) && breaks(each));
    if (next === undefined) break;
    group.push(next);
    if (next.decides) break;
  }
  return group;
}

function fits(each: Derived, group: readonly Derived[]): boolean {
  return group.length === 0 || (!each.decides && group.every((other) => independent(each, other)));
}

/** The first that fits, from the index on and within a few. */
function nextFit(all: readonly Derived[], from: number, isFit: (each: Derived) => boolean): Derived | undefined {
  for (let step = 0; step < Math.min(all.length, 8); step++) {
    const each = all[(from + step) % all.length];
    if (each !== undefined && isFit(each)) return each;
  }
  return undefined;
}
