import type { Format } from '../../model/format.ts';
import { canonical, type Json } from '../../model/json.ts';
import type { Blame, Violation } from '../../model/probe.ts';
import { validator } from '../../schema/validate.ts';
import { applied } from '../apply.ts';
import { changesOf, plain, together } from '../derive/fields.ts';
import type { Derived } from '../derived.ts';
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

/** Makers by what they are made for: what one has worked out is of use to every campaign over the same format. */
const makers = new WeakMap<Format, Map<string, UnitMaker>>();

/** The maker of units of a schema at a place of the description. */
export function unitMaker(format: Format, place: Place, options: ArbitraryOptions): UnitMaker {
  const known = makers.get(format) ?? new Map<string, UnitMaker>();
  makers.set(format, known);
  const key = `${place.pointer} ${options.assumed} ${canonical(place.schema)}`;
  const maker = known.get(key) ?? newMaker(format, place, options);
  known.set(key, maker);
  return maker;
}

function newMaker(format: Format, place: Place, options: ArbitraryOptions): UnitMaker {
  const make = validMaker(format, place, options);
  const errors = validator(format, place.schema);
  const isBroken = (item: Json) => errors(item).length > 0;
  const noObjects = [null, 'errspec', 42, []].filter(isBroken);
  const breakableOf = breakables(format, place, { make, assumed: options.assumed });
  const noObject = (draw: Draw): Unit | undefined => {
    const item = noObjects[draw.value(PICKS, noObjects.length)];
    return item === undefined ? undefined : { item, violations: [], blame: ANY };
  };
  return {
    canBreak: noObjects.length > 0 || breakableOf.simplest().length > 0,
    make: (draw, kind) => {
      const none = kind === NO_OBJECT ? noObject(draw) : undefined;
      if (none !== undefined) return none;
      const made = make(draw);
      if (kind === 0) return good(made.value);
      const group = drawn(draw, kind === NO_OBJECT ? 1 : kind, { item: made.value, ways: breakableOf.like(draw, made), isBroken });
      return broken(made.value, group, isBroken) ?? noObject(draw) ?? good(made.value);
    },
  };
}

interface Target {
  readonly item: Json;
  readonly ways: Breakable;
  readonly isBroken: (item: Json) => boolean;
}

/** The violations that are drawn for an item. */
function drawn(draw: Draw, count: number, { item, ways, isBroken }: Target): readonly Derived[] {
  return combined(ways, {
    count,
    pick: (index) => draw.value(PICKS + index, ways.length),
    breaks: (each) => isBroken(applied(item, changesOf([each]))),
  });
}

/** The item with these violations. Alone each breaks it; should one mend what another breaks, the first stands alone. */
function broken(item: Json, group: readonly Derived[], isBroken: (item: Json) => boolean): BrokenItem | undefined {
  if (group.length === 0) return undefined;
  const changed = applied(item, changesOf(group));
  if (group.length > 1 && !isBroken(changed)) return broken(item, group.slice(0, 1), isBroken);
  return { item: changed, violations: group.map(plain), blame: together(group) };
}

function good(item: Json): Unit {
  return { item, violations: [], blame: undefined };
}
