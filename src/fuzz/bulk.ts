import fc from 'fast-check';
import { canonical } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import type { BadItem } from '../model/probe.ts';
import type { PlanContext } from '../plan/context.ts';
import { type BulkPayload, itemsOf } from '../plan/derive/bulk.ts';
import { randomChoices, repeating } from './choices.ts';
import { type ItemGenerator, type ItemKind, itemGenerator, NOT_AN_OBJECT, type PayloadItem } from './item.ts';
import { type Element, shorter, simplerElements } from './shrink-bulk.ts';
import { badPositions, type ChooseInteger, chooseSize, integersFrom } from './spread.ts';

/** Payloads have no more items than this, even if the operation allows more. (The plan has probes at the limit itself.) */
const MOST_ITEMS = 2_000;

export interface BulkOptions {
  /** The most items of a payload, if that is less than the operation's limit. */
  readonly longest?: number;
}

/**
 * Payloads of a bulk operation. The number of items stays within its limits (planned probes exceed them); the positions of broken items vary,
 * some items appear twice, some are no objects. A payload shrinks to fewer items, fewer broken ones, fewer violations, simpler items.
 * `undefined` if no valid item can be made.
 */
export function bulkArbitrary(
  context: PlanContext,
  operation: Operation,
  options: BulkOptions = {},
): fc.Arbitrary<BulkPayload> | undefined {
  const { bulk } = operation;
  if (bulk === undefined) throw new Error(`${operation.id} is no bulk operation, so it has no bulk payloads`);
  const schema = { schema: bulk.itemSchema, pointer: bulk.itemPointer };
  const least = Math.max(1, bulk.min);
  const most = Math.max(least, Math.min(bulk.max, options.longest ?? MOST_ITEMS));
  const generator = itemGenerator(context.format, schema, { assumed: context.options.assumed, examples: itemsOf(operation, bulk) });
  return generator === undefined ? undefined : new Payloads({ least, most, isUnique: bulk.unique }, generator);
}

interface SizeRange {
  readonly least: number;
  readonly most: number;
  /** No item may appear twice. */
  readonly isUnique: boolean;
}

/** One item with the choices that made it. */
interface GeneratedItem extends Element {
  readonly generated: PayloadItem;
}

/** The items of a payload, and how far shrinking has come: first items are left out, then the remaining ones become simpler. */
interface ShrinkProgress {
  readonly items: readonly GeneratedItem[];
  /** The index of the first item that may become simpler; `undefined` while items may still be left out. */
  readonly from: number | undefined;
}

class Payloads extends fc.Arbitrary<BulkPayload> {
  readonly #size: SizeRange;
  readonly #generator: ItemGenerator;

  constructor(size: SizeRange, generator: ItemGenerator) {
    super();
    this.#size = size;
    this.#generator = generator;
  }

  override generate(random: fc.Random): fc.Value<BulkPayload> {
    const choose = integersFrom(random);
    const size = chooseSize(choose, this.#size.least, this.#size.most);
    const kindOf = this.#generator.canBreak ? itemKinds(choose, size) : () => 0 as const;
    const items = Array.from({ length: size }, (_, index) => this.#randomItem(random, kindOf(index)));
    return valueOf({ items: this.#size.isUnique ? distinct(items) : withDuplicates(choose, items), from: undefined });
  }

  /** Never: without its choices, nothing is known of how a payload was made. */
  override canShrinkWithoutContext(value: unknown): value is BulkPayload {
    return value !== value;
  }

  override shrink(_value: BulkPayload, context: unknown): fc.Stream<fc.Value<BulkPayload>> {
    return fc.stream(isProgress(context) ? this.#simpler(context) : [].values());
  }

  *#simpler({ items, from }: ShrinkProgress): IterableIterator<fc.Value<BulkPayload>> {
    if (from === undefined) for (const fewer of shorter(items, this.#size.least)) yield valueOf({ items: fewer, from: undefined });
    for (const { elements, next } of simplerElements(items, from ?? 0))
      yield valueOf({ items: elements.map((each, index) => this.#repeated(each, items[index])), from: next });
  }

  #randomItem(random: fc.Random, kind: ItemKind): GeneratedItem {
    const source = randomChoices(random);
    const generated = this.#generator.generate(source, kind);
    return { kind: generated.blame === undefined ? 0 : kind, choices: source.choices, generated };
  }

  /** Items that have not changed are used again. */
  #repeated({ kind, choices }: Element, before: GeneratedItem | undefined): GeneratedItem {
    if (before?.choices === choices && before.kind === kind) return before;
    const source = repeating(choices);
    return { kind, generated: this.#generator.generate(source, kind), choices: source.choices };
  }
}

/** The items without those that equal an earlier one. */
function distinct(items: readonly GeneratedItem[]): readonly GeneratedItem[] {
  return [...new Map(items.map((each) => [canonical(each.generated.item), each])).values()];
}

function isProgress(context: unknown): context is ShrinkProgress {
  return typeof context === 'object' && context !== null && 'items' in context;
}

function valueOf(progress: ShrinkProgress): fc.Value<BulkPayload> {
  const items = progress.items.map(({ generated }) => generated);
  const bad = items.flatMap(({ violations, blame }, index): BadItem[] => (blame === undefined ? [] : [{ index, violations, blame }]));
  return new fc.Value({ items: items.map(({ item }) => item), bad }, progress);
}

const BROKEN: readonly ItemKind[] = [1, 1, 1, 1, 1, 2, 2, 3, NOT_AN_OBJECT];

/** The kind of each item; in every fourth payload all broken ones are of the same kind. */
function itemKinds(choose: ChooseInteger, size: number): (index: number) => ItemKind {
  const bad = badPositions(choose, size);
  const pick = () => BROKEN[choose(0, BROKEN.length - 1)] ?? 1;
  const all = choose(1, 4) === 1 ? pick() : undefined;
  return (index) => (bad[index] === true ? (all ?? pick()) : 0);
}

/** In every fourth payload some items appear twice, side by side or anywhere; in every sixth of these all items are equal. */
function withDuplicates(choose: ChooseInteger, items: readonly GeneratedItem[]): readonly GeneratedItem[] {
  if (items.length < 2 || choose(1, 4) > 1) return items;
  const last = items.length - 1;
  const copies = choose(1, 6) === 1 ? items.length : choose(1, Math.min(4, last));
  const result = [...items];
  const same = choose(0, last);
  for (let copy = 0; copy < copies; copy++) {
    const from = copies === items.length ? same : choose(0, last);
    const to = copies === items.length ? copy : choose(0, 1) === 0 ? Math.min(from + 1, last) : choose(0, last);
    const item = items[from];
    if (item !== undefined) result[to] = item;
  }
  return result;
}
