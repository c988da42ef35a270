import fc from 'fast-check';

/** The elements in a random order that follows from the seed. */
export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const whole = fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
  return fc.sample(whole, { seed, numRuns: 1 })[0] ?? [];
}
