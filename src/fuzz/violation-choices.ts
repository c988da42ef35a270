import { canonical, type Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { independent } from '../mutate/broken-together.ts';
import type { Derived } from '../mutate/derived.ts';
import { violations } from '../mutate/violations.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { type ChoiceSource, repeating, structureOf } from './choices.ts';
import type { ValidValue } from './valid.ts';

/** The violations that a value of one structure can have. */
export type ViolationChoices = readonly Derived[];

export interface ViolationsByStructure {
  /** The violations of a generated value; `source` holds the choices that made it. */
  readonly of: (source: ChoiceSource, generated: ValidValue) => ViolationChoices;
  /** Those of the simplest value. */
  readonly simplest: () => ViolationChoices;
}

interface Options {
  readonly generate: (source: ChoiceSource) => ValidValue;
  readonly assumed: boolean;
}

/** How many violations are cached in all; beyond it, the cache is cleared. */
const CACHED = 40_000;

/**
 * The violations of generated values, computed once for each structure (which alternative, which members, how many elements). A violation's
 * change does not depend on the other values, so those of the simplest value of a structure hold for all values of it.
 */
export function violationsByStructure(format: Format, schema: LocatedSchema, { generate, assumed }: Options): ViolationsByStructure {
  const walk = { format, root: '', expected: format.causes.invalid, stopAt: undefined, last: true };
  const cache = new Map<string, ViolationChoices>();
  let cached = 0;
  const violationsOf = (value: Json): ViolationChoices =>
    [...violations(walk, schema, value)].filter((each) => !each.expect.accepted && (assumed || !each.assumed));
  const remember = (structure: string, value: Json): ViolationChoices => {
    const found = cache.get(structure) ?? violationsOf(value);
    if (cached + found.length > CACHED) {
      cache.clear();
      cached = 0;
    }
    cached += found.length;
    cache.set(structure, found);
    return found;
  };
  return {
    of: (source, generated) => {
      const structure = structureOfValue(source, generated);
      const found = structure === undefined ? undefined : cache.get(structure);
      if (found !== undefined) return found;
      const simplest = generate(repeating(structureOf(source.choices)));
      // If the simplest value of this structure came about differently, its violations do not apply.
      return structure !== undefined && simplest.origin === generated.origin
        ? remember(structure, simplest.value)
        : violationsOf(generated.value);
    },
    simplest: () => {
      const source = repeating(new Map());
      const generated = generate(source);
      const structure = structureOfValue(source, generated);
      return structure === undefined ? violationsOf(generated.value) : remember(structure, generated.value);
    },
  };
}

/** A text that is equal for values of equal structure; `undefined` for a mixed value, whose structure its choices do not decide. */
function structureOfValue(source: ChoiceSource, { value, origin }: ValidValue): string | undefined {
  if (origin === 'generated') return source.structure();
  return origin === 'known' ? `known ${canonical(value)}` : undefined;
}

interface Selection {
  readonly count: number;
  /** Chooses an index into all violations; called with 1, 2, 3 … */
  readonly pick: (number: number) => number;
  /** Whether the violation alone breaks the value. */
  readonly breaks: (each: Derived) => boolean;
}

/**
 * Up to `count` violations whose field errors can be told apart. A violation that decides which other members are allowed stays alone. Each of
 * them must break the value alone: where several alternatives fit, a violation of one may leave another valid.
 */
export function pickViolations(all: ViolationChoices, { count, pick, breaks }: Selection): readonly Derived[] {
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

/** The first violation that fits, among the eight from the index on. */
function nextFit(all: readonly Derived[], from: number, isFit: (each: Derived) => boolean): Derived | undefined {
  for (let step = 0; step < Math.min(all.length, 8); step++) {
    const each = all[(from + step) % all.length];
    if (each !== undefined && isFit(each)) return each;
  }
  return undefined;
}
