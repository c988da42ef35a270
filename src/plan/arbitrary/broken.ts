import type fc from 'fast-check';
import type { Format, Schema } from '../../model/format.ts';
import { again, Drawn } from './draw.ts';
import { type BrokenItem, type Kind, type Unit, type UnitMaker, unitMaker } from './unit.ts';
import type { ArbitraryOptions } from './valid.ts';

/** How often an item is broken in one, two and three ways, and is no object at all. */
const KINDS: readonly Kind[] = [1, 1, 1, 1, 1, 2, 2, 3, 4];

/** Of the slots that no maker of values has, the last. */
const KIND = 2 ** 40 + 9;

/**
 * Values that break the schema at this place in one to three known, independent ways, or are no object at all. What documents leave
 * open is never broken. `undefined` where nothing known breaks it.
 */
export function brokenArbitrary(
  format: Format,
  schema: Schema,
  pointer: string,
  options: ArbitraryOptions,
): fc.Arbitrary<BrokenItem> | undefined {
  const maker = unitMaker(format, { schema, pointer }, options);
  if (!maker.canBreak) return undefined;
  return new Drawn((draw) => {
    const made = maker.make(draw, KINDS[draw.value(KIND, KINDS.length)] ?? 1);
    return isBroken(made) ? made : simplest(maker);
  });
}

/** Where nothing breaks values of the structure that was drawn: the simplest value, broken. */
function simplest({ make }: UnitMaker): BrokenItem {
  const made = make(again(new Map()), 1);
  if (!isBroken(made)) throw new Error('A schema of which the simplest value can be broken gave no broken value');
  return made;
}

function isBroken(unit: Unit): unit is BrokenItem {
  return unit.blame !== undefined;
}
