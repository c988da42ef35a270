import type fc from 'fast-check';
import { bulkArbitrary } from '../../../src/fuzz/bulk.ts';
import { choiceKey } from '../../../src/fuzz/choice-keys.ts';
import { ChoiceArbitrary, repeating } from '../../../src/fuzz/choices.ts';
import { type BrokenItem, type ItemGenerator, type ItemKind, itemGenerator, type PayloadItem } from '../../../src/fuzz/item.ts';
import { validGenerator } from '../../../src/fuzz/valid.ts';
import type { Json } from '../../../src/json/json.ts';
import type { Format, Operation, Schema } from '../../../src/model/format.ts';
import type { PlanContext } from '../../../src/plan/context.ts';
import type { BulkPayload } from '../../../src/plan/derive/bulk.ts';

/** A schema with its location, and whether members that rest on an assumption may be generated. */
export interface Where {
  readonly schema: Schema;
  readonly pointer: string;
  readonly assumed?: boolean;
}

/** Valid values of a schema. */
export function validArbitrary(format: Format, { schema, pointer, assumed = false }: Where): fc.Arbitrary<Json> {
  const generate = validGenerator(format, { schema, pointer }, { assumed, examples: [] });
  if (generate === undefined) throw new Error('No valid value can be made');
  return new ChoiceArbitrary((source) => generate(source).value);
}

/** How often an item has one, two and three violations, and how often it is no object. */
const KINDS: readonly ItemKind[] = [1, 1, 1, 1, 1, 2, 2, 3, 4];

const KIND = choiceKey('kind of the item', 'value', 'violation');

/** Values that break a schema as items of bulks do; `undefined` if nothing known breaks it. */
export function brokenArbitrary(format: Format, { schema, pointer, assumed = false }: Where): fc.Arbitrary<BrokenItem> | undefined {
  const generator = itemGenerator(format, { schema, pointer }, { assumed, examples: [] });
  if (generator === undefined || !generator.canBreak) return undefined;
  return new ChoiceArbitrary((source) => {
    const item = generator.generate(source, KINDS[source.choose(KIND, KINDS.length)] ?? 1);
    return isBroken(item) ? item : simplest(generator);
  });
}

/** The simplest broken value, in case nothing breaks values of the chosen structure. */
function simplest({ generate }: ItemGenerator): BrokenItem {
  const item = generate(repeating(new Map()), 1);
  if (!isBroken(item)) throw new Error('The simplest value can be broken, but no broken value was generated');
  return item;
}

function isBroken(item: PayloadItem): item is BrokenItem {
  return item.blame !== undefined;
}

/** Payloads of a bulk operation whose items can be generated. */
export function bulkPayloads(context: PlanContext, operation: Operation, longest?: number): fc.Arbitrary<BulkPayload> {
  const arbitrary = bulkArbitrary(context, operation, longest === undefined ? {} : { longest });
  if (arbitrary === undefined) throw new Error(`No item of ${operation.id} can be generated`);
  return arbitrary;
}
