import type fc from 'fast-check';

/** Draws a whole number from `least` to `most`. */
export type Between = (least: number, most: number) => number;

export function between(random: fc.Random): Between {
  return (least, most) => (most <= least ? least : random.nextInt(least, most));
}

/** How many items: mostly few; often as many as may be, one less, or about where a digit or a bit more is needed. Large limits are met less often. */
export function drawnSize(draw: Between, least: number, most: number): number {
  const fit = (size: number) => Math.max(least, Math.min(size, most));
  const large = most > 100;
  const chance = draw(1, 100);
  if (chance <= 40) return fit(draw(least, 12));
  if (chance <= 72) return fit(draw(least, Math.min(most, 60)));
  if (chance <= 84) return fit((EDGES[draw(0, EDGES.length - 1)] ?? 10) + draw(-1, 2));
  if (chance <= 88) return fit(Math.floor(most ** (draw(0, 1000) / 1000)));
  return large && chance <= 95 ? fit(draw(least, 100)) : fit(most - (chance % 3 === 0 ? 1 : 0));
}

const EDGES: readonly number[] = [10, 16, 32, 33];

type IsBad = (index: number) => boolean;

/** Where the bad ones of so many items stand. */
type Spread = (draw: Between, size: number) => IsBad;

const SPREADS: readonly Spread[] = [
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
  (draw) => fromOn(draw, 10),
  (draw) => fromOn(draw, 32),
  (draw, size) => atRandom(draw, size, 10),
  (draw, size) => atRandom(draw, size, 30),
  (draw, size) => atRandom(draw, size, 60),
];

/** For each of so many items whether it is bad. */
export function spread(draw: Between, size: number): readonly boolean[] {
  const isBad = SPREADS[draw(0, SPREADS.length - 1)]?.(draw, size);
  return Array.from({ length: size }, (_, index) => isBad?.(index) === true);
}

function one(draw: Between, size: number): IsBad {
  const only = draw(0, size - 1);
  return (index) => index === only;
}

function neighbours(draw: Between, size: number): IsBad {
  const start = draw(0, size - 2);
  const length = draw(2, 3);
  return (index) => index >= start && index < start + length;
}

/** Runs of bad ones with good ones between. */
function runs(draw: Between): IsBad {
  const [bad, good] = [draw(2, 6), draw(1, 6)];
  const start = draw(0, good);
  return (index) => (index + start) % (bad + good) < bad;
}

function allButOne(draw: Between, size: number): IsBad {
  const only = one(draw, size);
  return (index) => !only(index);
}

function everyFew(draw: Between): IsBad {
  const step = draw(2, 5);
  const start = draw(0, step - 1);
  return (index) => index % step === start;
}

/** Only past the first so many; all of those, or every second or third. */
function fromOn(draw: Between, first: number): IsBad {
  const step = draw(1, 3);
  return (index) => index >= first && (index - first) % step === 0;
}

function atRandom(draw: Between, size: number, percent: number): IsBad {
  const bad = Array.from({ length: size }, () => draw(1, 100) <= percent);
  return (index) => bad[index] === true;
}
