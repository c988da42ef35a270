import fc from 'fast-check';

/** What was drawn for which slot. */
export type ChoiceMap = ReadonlyMap<number, number>;

/** Draws whole numbers from 0, which always stands for the simplest, to `count - 1`; the same slot gives the same number again. */
export interface ChoiceSource {
  /** Decides which of several values stands somewhere. */
  readonly value: (slot: number, count: number) => number;
  /** Decides the structure: which alternative, which members, how many elements. */
  readonly shape: (slot: number, count: number) => number;
  readonly choices: ChoiceMap;
  /** All that was decided of the structure, in its order: equal where the structure is. */
  readonly structure: () => string;
}

/** Slots are told apart by kind, so that values can be made simple while the structure stays. */
function slotOf(slot: number, kind: 'value' | 'shape'): number {
  return slot * 2 + (kind === 'shape' ? 1 : 0);
}

/** A draw that repeats what is known, and asks `choose` for the rest. */
class Drawing implements ChoiceSource {
  readonly choices = new Map<number, number>();
  readonly #known: ChoiceMap | undefined;
  readonly #choose: (count: number) => number;
  #structure = '';

  constructor(known: ChoiceMap | undefined, choose: (count: number) => number) {
    this.#known = known;
    this.#choose = choose;
  }

  value(slot: number, count: number): number {
    return this.#take(slotOf(slot, 'value'), count);
  }

  shape(slot: number, count: number): number {
    const chosen = this.#take(slotOf(slot, 'shape'), count);
    this.#structure += `${chosen},`;
    return chosen;
  }

  structure(): string {
    return this.#structure;
  }

  #take(slot: number, count: number): number {
    const before = this.choices.get(slot) ?? this.#known?.get(slot);
    const chosen = count <= 1 ? 0 : before === undefined ? this.#choose(count) : before % count;
    this.choices.set(slot, chosen);
    return chosen;
  }
}

/** Draws what is known again; all else is the simplest. */
export function again(known: ChoiceMap): ChoiceSource {
  return new Drawing(known, () => 0);
}

/** Draws at random. */
export function atRandom(random: fc.Random): ChoiceSource {
  return new Drawing(undefined, (count) => random.nextInt(0, count - 1));
}

/** The choices with the structure kept and each value the simplest. */
export function structureOf(choices: ChoiceMap): ChoiceMap {
  return new Map([...choices].filter(([slot]) => slot % 2 === 1));
}

/** Simpler choices, the simplest first: each has a smaller sum, so that simplifying comes to an end. */
export function* simpler(choices: ChoiceMap): Iterable<ChoiceMap> {
  const drawn = [...choices].filter(([, chosen]) => chosen > 0);
  if (drawn.length > 1) yield new Map();
  const structure = structureOf(choices);
  if (drawn.some(([slot]) => !structure.has(slot)) && drawn.some(([slot]) => structure.has(slot))) yield structure;
  for (const [slot, chosen] of drawn) for (const less of smaller(chosen)) yield new Map([...choices, [slot, less]]);
}

/** 0, then one bit less (a member less, where bits stand for members), then one less. */
function smaller(chosen: number): readonly number[] {
  const bits = Array.from({ length: 30 }, (_, index) => 2 ** (29 - index)).filter((bit) => Math.floor(chosen / bit) % 2 === 1);
  return [...new Set([0, ...bits.map((bit) => chosen - bit), chosen - 1])];
}

/** What `make` makes of random draws; shrinks by drawing the simplest for one slot after the other. */
export class ChoiceArbitrary<T> extends fc.Arbitrary<T> {
  readonly #make: (draw: ChoiceSource) => T;

  constructor(make: (draw: ChoiceSource) => T) {
    super();
    this.#make = make;
  }

  override generate(random: fc.Random): fc.Value<T> {
    return this.#drawn(atRandom(random));
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return value !== value;
  }

  override shrink(_value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return fc.stream(this.#simpler(context instanceof Map ? context : new Map()));
  }

  *#simpler(choices: ChoiceMap): IterableIterator<fc.Value<T>> {
    for (const less of simpler(choices)) yield this.#drawn(again(less));
  }

  #drawn(draw: ChoiceSource): fc.Value<T> {
    return new fc.Value(this.#make(draw), draw.choices);
  }
}
