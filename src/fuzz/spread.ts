import type fc from 'fast-check';

/** A random whole number from `least` to `most`. */
export type ChooseInteger = (least: number, most: number) => number;

export function integersFrom(random: fc.Random): ChooseInteger {
  return (least, most) => (most <= least ? least : random.nextInt(least, most));
}

/** The number of items: mostly few; often the limit, one less, or where a decimal digit or a bit is added. Large limits are reached less often. */
export function chooseSize(choose: ChooseInteger, least: number, most: number): number {
  const fit = (size: number) => Math.max(least, Math.min(size, most));
  const large = most > 100;
  const chance = choose(1, 100);
  if (chance <= 40) return fit(choose(least, 12));
  if (chance <= 72) return fit(choose(least, Math.min(most, 60)));
  if (chance <= 84) return fit((EDGES[choose(0, EDGES.length - 1)] ?? 10) + choose(-1, 2));
  if (chance <= 88) return fit(Math.floor(most ** (choose(0, 1000) / 1000)));
  return large && chance <= 95 ? fit(choose(least, 100)) : fit(most - (chance % 3 === 0 ? 1 : 0));
}

const EDGES: readonly number[] = [10, 16, 32, 33];

type IsBad = (index: number) => boolean;

/** Which of `size` items are broken. */
type Arrangement = (choose: ChooseInteger, size: number) => IsBad;

const ARRANGEMENTS: readonly Arrangement[] = [
  () => () => false,
  () => (index) => index === 0,
  (_, size) => (index) => index === size - 1,
  (_, size) => (index) => index === 0 || index === size - 1,
  one,
  neighbours,
  neighbours,
  runs,
  () => () => true,
  allButOne,
  everyFew,
  (choose) => fromOn(choose, 10),
  (choose) => fromOn(choose, 32),
  (choose, size) => atRandom(choose, size, 10),
  (choose, size) => atRandom(choose, size, 30),
  (choose, size) => atRandom(choose, size, 60),
];

/** For each of `size` items, whether it is to be broken. */
export function badPositions(choose: ChooseInteger, size: number): readonly boolean[] {
  const isBad = ARRANGEMENTS[choose(0, ARRANGEMENTS.length - 1)]?.(choose, size);
  return Array.from({ length: size }, (_, index) => isBad?.(index) === true);
}

function one(choose: ChooseInteger, size: number): IsBad {
  const only = choose(0, size - 1);
  return (index) => index === only;
}

function neighbours(choose: ChooseInteger, size: number): IsBad {
  const start = choose(0, size - 2);
  const length = choose(2, 3);
  return (index) => index >= start && index < start + length;
}

/** Runs of broken items with valid ones between. */
function runs(choose: ChooseInteger): IsBad {
  const [bad, good] = [choose(2, 6), choose(1, 6)];
  const start = choose(0, good);
  return (index) => (index + start) % (bad + good) < bad;
}

function allButOne(choose: ChooseInteger, size: number): IsBad {
  const only = one(choose, size);
  return (index) => !only(index);
}

function everyFew(choose: ChooseInteger): IsBad {
  const step = choose(2, 5);
  const start = choose(0, step - 1);
  return (index) => index % step === start;
}

/** Only items from the index `first` on: all of them, or every second or third. */
function fromOn(choose: ChooseInteger, first: number): IsBad {
  const step = choose(1, 3);
  return (index) => index >= first && (index - first) % step === 0;
}

function atRandom(choose: ChooseInteger, size: number, percent: number): IsBad {
  const bad = Array.from({ length: size }, () => choose(1, 100) <= percent);
  return (index) => bad[index] === true;
}
