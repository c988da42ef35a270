import fc from 'fast-check';

/** The source of randomness of each run under a seed. */
class Sources extends fc.Arbitrary<fc.Random> {
  override generate(random: fc.Random): fc.Value<fc.Random> {
    return new fc.Value(random.clone(), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is fc.Random {
    return value !== value;
  }

  override shrink(): fc.Stream<fc.Value<fc.Random>> {
    return fc.Stream.nil();
  }
}

const SOURCES = new Sources();

/**
 * The values of `fc.sample`, each made only when it is asked for: they need not all be in memory, and the first can be sent while
 * the others are still to be made. For arbitraries that are not biased by the number of the run.
 */
export function* sampled<T>(arbitrary: fc.Arbitrary<T>, { seed, numRuns }: { seed: number; numRuns: number }): Iterable<T> {
  for (const random of fc.sample(SOURCES, { seed, numRuns })) yield arbitrary.generate(random, undefined).value;
}
