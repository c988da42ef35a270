import type fc from 'fast-check';
import { bulkArbitrary } from '../../../src/fuzz/bulk.ts';
import { CHOICE_KEYS } from '../../../src/fuzz/choice-keys.ts';
import { again, ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { type BrokenItem, type Kind, type Unit, type UnitGenerator, unitGenerator } from '../../../src/fuzz/unit.ts';
import { validMaker } from '../../../src/fuzz/valid.ts';
import type { Json } from '../../../src/json/json.ts';
import type { Format, Operation, Schema } from '../../../src/model/format.ts';
import type { PlanContext } from '../../../src/plan/context.ts';
import type { BulkPayload } from '../../../src/plan/derive/bulk.ts';

/** Where a schema stands, and whether members of it that are assumed may stand. */
export interface Where {
  readonly schema: Schema;
  readonly pointer: string;
  readonly assumed?: boolean;
}

/** Valid values of the schema at a place. */
export function validArbitrary(format: Format, { schema, pointer, assumed = false }: Where): fc.Arbitrary<Json> {
  const make = validMaker(format, { schema, pointer }, { assumed, examples: [] });
  if (make === undefined) throw new Error('No valid value could be made');
  return new ChoiceArbitrary((draw) => make(draw).value);
}

/** How often an item is broken in one, two and three ways, and is no object at all. */
const KINDS: readonly Kind[] = [1, 1, 1, 1, 1, 2, 2, 3, 4];

/** Of the slots that no maker of values has, the last. */
const KIND = CHOICE_KEYS.picks + 9;

/** Values that break the schema at this place, as items of bulks are broken; `undefined` where nothing known breaks it. */
export function brokenArbitrary(format: Format, { schema, pointer, assumed = false }: Where): fc.Arbitrary<BrokenItem> | undefined {
  const maker = unitGenerator(format, { schema, pointer }, { assumed, examples: [] });
  if (maker === undefined || !maker.canBreak) return undefined;
  return new ChoiceArbitrary((draw) => {
    const made = maker.make(draw, KINDS[draw.value(KIND, KINDS.length)] ?? 1);
    return isBroken(made) ? made : simplest(maker);
  });
}

/** Where nothing breaks values of the structure that was drawn: the simplest value, broken. */
function simplest({ make }: UnitGenerator): BrokenItem {
  const made = make(again(new Map()), 1);
  if (!isBroken(made)) throw new Error('A schema of which the simplest value can be broken gave no broken value');
  return made;
}

function isBroken(unit: Unit): unit is BrokenItem {
  return unit.blame !== undefined;
}

/** Payloads of a bulk operation of which items can be made. */
export function bulkPayloads(context: PlanContext, operation: Operation, longest?: number): fc.Arbitrary<BulkPayload> {
  const arbitrary = bulkArbitrary(context, operation, longest === undefined ? {} : { longest });
  if (arbitrary === undefined) throw new Error(`No item of ${operation.id} could be made`);
  return arbitrary;
}
