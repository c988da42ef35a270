import type { Format } from '../../model/format.ts';
import type { Json } from '../../model/json.ts';
import type { Blame, Violation } from '../../model/probe.ts';
import { validator } from '../../schema/validate.ts';
import { applied } from '../apply.ts';
import { changesOf, together } from '../derive/fields.ts';
import { type Breakable, breakables, combined } from './breakable.ts';
import type { Draw } from './draw.ts';
import type { Place } from './pools.ts';
import { type ArbitraryOptions, validMaker } from './valid.ts';

/** An item that is broken in known ways. */
export interface BrokenItem {
  readonly item: Json;
  /** Empty where the item is no object at all. */
  readonly violations: readonly Violation[];
  readonly blame: Blame;
}

/** An item with what is wrong with it; `blame` is missing where nothing is. */
export type Unit = BrokenItem | { readonly item: Json; readonly violations: readonly []; readonly blame: undefined };

/** What a unit is to be: good, broken in up to so many ways, or no object at all. */
export type Kind = 0 | 1 | 2 | 3 | 4;

export const NO_OBJECT: Kind = 4;

/** Makes items of a schema, good or broken. */
export interface UnitMaker {
  /** The unit of this kind that the draws give; a good one where nothing known breaks the schema. */
  readonly make: (draw: Draw, kind: Kind) => Unit;
  readonly canBreak: boolean;
}

/** Slots that no maker of values has: how an item is broken. */
const PICKS = 2 ** 40;

/** Whether a slot says how an item is broken, rather than what the item is. */
export function isPick(slot: number): boolean {
  return slot >= PICKS * 2;
}

const ANY: Blame = { must: [], may: [], any: true };

/** The maker of units of a schema at a place of the description. */
export function unitMaker(format: Format, place: Place, options: ArbitraryOptions): UnitMaker {
  const make = validMaker(format, place, options);
  const errors = validator(format, place.schema);
  const isBroken = (item: Json) => errors(item).length > 0;
  const noObjects = [null, 'errspec', 42, []].filter(isBroken);
  const breakableOf = breakables(format, place, { make, assumed: options.assumed });
  const noObject = (draw: Draw): Unit | undefined => {
    const item = noObjects[draw.value(PICKS, noObjects.length)];
    return item === undefined ? undefined : { item, violations: [], blame: ANY };
  };
  const broken = (draw: Draw, item: Json, breakable: Breakable, count: number): Unit | undefined => {
    const group = combined(breakable, {
      count,
      pick: (index) => draw.value(PICKS + index, breakable.all.length),
      breaks: (each) => isBroken(applied(item, changesOf([each]))),
    });
    // Alone each breaks the value; together one could in principle mend what another breaks, and then the first stands alone.
    const all = applied(item, changesOf(group));
    const [some, changed] =
      group.length < 2 || isBroken(all) ? [group, all] : [group.slice(0, 1), applied(item, changesOf(group.slice(0, 1)))];
    if (some.length > 0) return { item: changed, violations: breakable.plain(some), blame: together(some) };
    return undefined;
  };
  return {
    canBreak: noObjects.length > 0 || breakableOf.simplest().all.length > 0,
    make: (draw, kind) => {
      if (kind === NO_OBJECT && noObjects.length > 0) return noObject(draw) ?? good(make(draw).value);
      const made = make(draw);
      if (kind === 0) return good(made.value);
      const count = kind === NO_OBJECT ? 1 : kind;
      return broken(draw, made.value, breakableOf.like(draw, made), count) ?? noObject(draw) ?? good(made.value);
    },
  };
}

function good(item: Json): Unit {
  return { item, violations: [], blame: undefined };
}
