import fc from 'fast-check';
import { canonical } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import type { BadItem } from '../model/probe.ts';
import type { PlanContext } from '../plan/context.ts';
import { type BulkPayload, itemsOf } from '../plan/derive/bulk.ts';
import { again, atRandom } from './choices.ts';
import { type Element, shorter, simplerElements } from './shrink-bulk.ts';
import { type Between, between, drawnSize, spread } from './spread.ts';
import { type Kind, NO_OBJECT, type Unit, type UnitGenerator, unitGenerator } from './unit.ts';

/** Payloads have no more items than this, whatever the limit of the operation is; the plan sends some at the limit itself. */
const MOST_ITEMS = 2_000;

export interface BulkOptions {
  /** The most items of a payload; the operation's limit unless given, and never more. */
  readonly longest?: number;
}

/**
 * Payloads of a bulk operation, of as many items as it takes and never more (sizes that are refused whole are planned probes): where the bad
 * ones stand differs, some items stand twice, some are no objects. Shrinks to fewer items, fewer bad ones, fewer violations, simpler items.
 * `undefined` where no valid item could be made.
 */
export function bulkArbitrary(
  context: PlanContext,
  operation: Operation,
  options: BulkOptions = {},
): fc.Arbitrary<BulkPayload> | undefined {
  const { bulk } = operation;
  if (bulk === undefined) throw new Error(`Payloads were asked for ${operation.id}, which takes no list of items`);
  const place = { schema: bulk.itemSchema, pointer: bulk.itemPointer };
  const least = Math.max(1, bulk.min);
  const most = Math.max(least, Math.min(bulk.max, options.longest ?? MOST_ITEMS));
  const maker = unitGenerator(context.format, place, { assumed: context.options.assumed, examples: itemsOf(operation, bulk) });
  return maker === undefined ? undefined : new Payloads({ least, most, isUnique: bulk.unique }, maker);
}

interface SizeRange {
  readonly least: number;
  readonly most: number;
  /** No item may stand twice. */
  readonly isUnique: boolean;
}

/** One item with what it was made of. */
interface GeneratedItem extends Element {
  readonly unit: Unit;
}

/** A payload's parts, and how far shrinking has come: once no item can be left out, only items are made simpler. */
interface ShrinkProgress {
  readonly parts: readonly GeneratedItem[];
  /** The first part that may become simpler; `undefined` while items may still be left out. */
  readonly from: number | undefined;
}

class Payloads extends fc.Arbitrary<BulkPayload> {
  readonly #size: SizeRange;
  readonly #maker: UnitGenerator;

  constructor(size: SizeRange, maker: UnitGenerator) {
    super();
    this.#size = size;
    this.#maker = maker;
  }

  override generate(random: fc.Random): fc.Value<BulkPayload> {
    const draw = between(random);
    const size = drawnSize(draw, this.#size.least, this.#size.most);
    const kindOf = this.#maker.canBreak ? kinds(draw, size) : () => 0 as const;
    const parts = Array.from({ length: size }, (_, index) => this.#drawn(random, kindOf(index)));
    return valueOf({ parts: this.#size.isUnique ? once(parts) : twice(draw, parts), from: undefined });
  }

  override canShrinkWithoutContext(value: unknown): value is BulkPayload {
    return value !== value;
  }

  override shrink(_value: BulkPayload, context: unknown): fc.Stream<fc.Value<BulkPayload>> {
    return fc.stream(isProgress(context) ? this.#simpler(context) : [].values());
  }

  *#simpler({ parts, from }: ShrinkProgress): IterableIterator<fc.Value<BulkPayload>> {
    if (from === undefined) for (const fewer of shorter(parts, this.#size.least)) yield valueOf({ parts: fewer, from: undefined });
    for (const { elements, next } of simplerElements(parts, from ?? 0))
      yield valueOf({ parts: elements.map((each, index) => this.#remade(each, parts[index])), from: next });
  }

  #drawn(random: fc.Random, kind: Kind): GeneratedItem {
    const draw = atRandom(random);
    const unit = this.#maker.make(draw, kind);
    return { kind: unit.blame === undefined ? 0 : kind, choices: draw.choices, unit };
  }

  /** Only what has changed is made anew. */
  #remade({ kind, choices }: Element, before: GeneratedItem | undefined): GeneratedItem {
    if (before?.choices === choices && before.kind === kind) return before;
    const draw = again(choices);
    return { kind, unit: this.#maker.make(draw, kind), choices: draw.choices };
  }
}

/** The parts without those that equal an earlier one. */
function once(parts: readonly GeneratedItem[]): readonly GeneratedItem[] {
  return [...new Map(parts.map((part) => [canonical(part.unit.item), part])).values()];
}

function isProgress(context: unknown): context is ShrinkProgress {
  return typeof context === 'object' && context !== null && 'parts' in context;
}

function valueOf(progress: ShrinkProgress): fc.Value<BulkPayload> {
  const units = progress.parts.map(({ unit }) => unit);
  const bad = units.flatMap(({ violations, blame }, index): BadItem[] => (blame === undefined ? [] : [{ index, violations, blame }]));
  return new fc.Value({ items: units.map(({ item }) => item), bad }, progress);
}

const BROKEN: readonly Kind[] = [1, 1, 1, 1, 1, 2, 2, 3, NO_OBJECT];

/** What each item is to be; in some payloads all bad ones are of one kind. */
function kinds(draw: Between, size: number): (index: number) => Kind {
  const bad = spread(draw, size);
  const pick = () => BROKEN[draw(0, BROKEN.length - 1)] ?? 1;
  const all = draw(1, 4) === 1 ? pick() : undefined;
  return (index) => (bad[index] === true ? (all ?? pick()) : 0);
}

/** In every fourth payload some items stand twice, beside each other or anywhere; in some of these one stands everywhere. */
function twice(draw: Between, parts: readonly GeneratedItem[]): readonly GeneratedItem[] {
  if (parts.length < 2 || draw(1, 4) > 1) return parts;
  const last = parts.length - 1;
  const copies = draw(1, 6) === 1 ? parts.length : draw(1, Math.min(4, last));
  const result = [...parts];
  const same = draw(0, last);
  for (let copy = 0; copy < copies; copy++) {
    const from = copies === parts.length ? same : draw(0, last);
    const to = copies === parts.length ? copy : draw(0, 1) === 0 ? Math.min(from + 1, last) : draw(0, last);
    const part = parts[from];
    if (part !== undefined) result[to] = part;
  }
  return result;
}
