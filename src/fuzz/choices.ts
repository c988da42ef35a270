import fc from 'fast-check';
import type { ChoiceKey } from './choice-keys.ts';

/** The number that was chosen under each key, in the order of the choices. */
export type ChoiceMap = ReadonlyMap<ChoiceKey, number>;

/** Where generators get their choices from: random ones, or those of an earlier payload. */
export interface ChoiceSource {
  /** A whole number from 0, which always means the simplest, to `count - 1`; the same key gives the same number again. */
  readonly choose: (key: ChoiceKey, count: number) => number;
  /** All choices so far. */
  readonly choices: ChoiceMap;
  /** The choices of kind `shape` in their order, as text: equal for values of equal structure. */
  readonly structure: () => string;
}

/** Repeats the known choices, and asks `fallback` for all others. */
class RecordedChoices implements ChoiceSource {
  readonly choices = new Map<ChoiceKey, number>();
  readonly #known: ChoiceMap | undefined;
  readonly #fallback: (count: number) => number;
  #structure = '';

  constructor(known: ChoiceMap | undefined, fallback: (count: number) => number) {
    this.#known = known;
    this.#fallback = fallback;
  }

  choose(key: ChoiceKey, count: number): number {
    const before = this.choices.get(key) ?? this.#known?.get(key);
    const chosen = count <= 1 ? 0 : before === undefined ? this.#fallback(count) : before % count;
    this.choices.set(key, chosen);
    if (key.kind === 'shape') this.#structure += `${chosen},`;
    return chosen;
  }

  structure(): string {
    return this.#structure;
  }
}

/** Repeats the known choices; all others are 0, the simplest. */
export function repeating(known: ChoiceMap): ChoiceSource {
  return new RecordedChoices(known, () => 0);
}

/** Chooses at random. */
export function randomChoices(random: fc.Random): ChoiceSource {
  return new RecordedChoices(undefined, (count) => random.nextInt(0, count - 1));
}

/** Only the choices that decide the structure: replayed with `repeating`, they give the simplest value of that structure. */
export function structureOf(choices: ChoiceMap): ChoiceMap {
  return new Map([...choices].filter(([key]) => key.kind === 'shape'));
}

/** Simpler choices, the simplest first. Each has a smaller sum than the given ones, so that shrinking ends. */
export function* simpler(choices: ChoiceMap): Iterable<ChoiceMap> {
  const above = [...choices].filter(([, chosen]) => chosen > 0);
  if (above.length > 1) yield new Map();
  if (above.some(([key]) => key.kind === 'value') && above.some(([key]) => key.kind === 'shape')) yield structureOf(choices);
  for (const [key, chosen] of above) for (const less of smaller(chosen)) yield new Map([...choices, [key, less]]);
}

/** Equal to no value that is generated. */
const NO_VALUE: unknown = Symbol('no value');

/** Smaller numbers to try: 0, then the number with each of its bits cleared in turn (a bit may stand for an optional member), then the number minus one. */
function smaller(chosen: number): readonly number[] {
  const bits = Array.from({ length: 30 }, (_, index) => 2 ** (29 - index)).filter((bit) => Math.floor(chosen / bit) % 2 === 1);
  return [...new Set([0, ...bits.map((bit) => chosen - bit), chosen - 1])];
}

/** The values that `generate` makes from random choices. A value shrinks by making one choice after the other simpler. */
export class ChoiceArbitrary<T> extends fc.Arbitrary<T> {
  readonly #generate: (source: ChoiceSource) => T;

  constructor(generate: (source: ChoiceSource) => T) {
    super();
    this.#generate = generate;
  }

  override generate(random: fc.Random): fc.Value<T> {
    return this.#valueFrom(randomChoices(random));
  }

  /** Always false: without its choices, nothing is known of how a value was made. The comparison is one that a type guard may return. */
  override canShrinkWithoutContext(value: unknown): value is T {
    return value === NO_VALUE;
  }

  override shrink(_value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return fc.stream(this.#simpler(context instanceof Map ? context : new Map()));
  }

  *#simpler(choices: ChoiceMap): IterableIterator<fc.Value<T>> {
    for (const less of simpler(choices)) yield this.#valueFrom(repeating(less));
  }

  #valueFrom(source: ChoiceSource): fc.Value<T> {
    return new fc.Value(this.#generate(source), source.choices);
  }
}
