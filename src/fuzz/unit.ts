import { canonical, type Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import type { Blame, Violation } from '../model/probe.ts';
import { applied } from '../mutate/apply.ts';
import { changesOf } from '../mutate/broken-together.ts';
import { type Derived, violationOf } from '../mutate/derived.ts';
import { blameFromErrors, type ValidatedDocument } from '../mutate/oracle.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validator, validity } from '../schema/validate.ts';
import { type Breakable, breakables, combined } from './breakable.ts';
import { CHOICE_KEYS } from './choice-keys.ts';
import type { ChoiceSource } from './choices.ts';
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
export interface UnitGenerator {
  /** The unit of this kind that the draws give; a good one where nothing known breaks the schema. */
  readonly make: (draw: ChoiceSource, kind: Kind) => Unit;
  readonly canBreak: boolean;
}

const PICKS = CHOICE_KEYS.picks;

/** Whether a slot says how an item is broken, rather than what the item is. */
export function isPick(slot: number): boolean {
  return slot >= PICKS * 2;
}

const ANY: Blame = { must: [], may: [], any: true };

/** Makers by what they are made for: what one has worked out is of use to every campaign over the same format. */
const makers = new WeakMap<Format, Map<string, UnitGenerator | undefined>>();

/** The maker of units of a schema at a place of the description; `undefined` where no valid value could be made. */
export function unitGenerator(format: Format, place: LocatedSchema, options: ArbitraryOptions): UnitGenerator | undefined {
  const known = makers.get(format) ?? new Map<string, UnitGenerator | undefined>();
  makers.set(format, known);
  const key = `${place.pointer} ${options.assumed} ${canonical(place.schema)} ${canonical(options.examples)}`;
  if (known.has(key)) return known.get(key);
  const maker = newMaker(format, place, options);
  known.set(key, maker);
  return maker;
}

function newMaker(format: Format, place: LocatedSchema, options: ArbitraryOptions): UnitGenerator | undefined {
  const make = validMaker(format, place, options);
  if (make === undefined) return undefined;
  const isValid = validity(format, place.schema);
  const errorsOf = validator(format, place.schema);
  const noObjects = [null, 'errspec', 42, []].filter((item) => !isValid(item));
  const breakableOf = breakables(format, place, { make, assumed: options.assumed });
  const noObject = (draw: ChoiceSource): Unit | undefined => {
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
      const target = {
        item: made.value,
        ways: breakableOf.like(draw, made),
        see: (sent: Json) => ({ sent, errors: errorsOf(sent) }),
        blamed: (broken: readonly Derived[], seen: ValidatedDocument) => blameFromErrors({ format, root: '' }, broken, seen),
      };
      return drawn(draw, kind === NO_OBJECT ? 1 : kind, target) ?? noObject(draw) ?? good(made.value);
    },
  };
}

interface ItemUnderTest {
  readonly item: Json;
  readonly ways: Breakable;
  /** What is wrong with an item. */
  readonly see: (item: Json) => ValidatedDocument;
  /** The blame of a broken item, with all that is wrong with it. */
  readonly blamed: (broken: readonly Derived[], seen: ValidatedDocument) => Blame;
}

/** The item with violations that are drawn for it; `undefined` where none fits. */
function drawn(draw: ChoiceSource, count: number, { item, ways, see, blamed }: ItemUnderTest): BrokenItem | undefined {
  // The item with the first of them alone.
  let first: ValidatedDocument | undefined;
  const breaks = (each: Derived): boolean => {
    const changed = see(applied(item, changesOf([each])));
    if (changed.errors.length === 0) return false;
    first ??= changed;
    return true;
  };
  const group = combined(ways, { count, pick: (index) => draw.value(PICKS + index, ways.length), breaks });
  if (first === undefined) return undefined;
  const changed = group.length === 1 ? first : see(applied(item, changesOf(group)));
  // Alone each breaks it; should one mend what another breaks, the first stands alone.
  const mended = changed.errors.length === 0;
  const kept = mended ? group.slice(0, 1) : group;
  const seen = mended ? first : changed;
  return { item: seen.sent, violations: kept.map(violationOf), blame: blamed(kept, seen) };
}

function good(item: Json): Unit {
  return { item, violations: [], blame: undefined };
}
