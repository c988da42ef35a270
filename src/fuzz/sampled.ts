import fc from 'fast-check';

/** The random generator of each run under a seed. */
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
 * The values of `fc.sample`, each generated when it is needed: memory stays small, and the first can be sent while the others are not yet
 * generated. Only for arbitraries without a bias that depends on the number of the run.
 */
export function* sampled<T>(arbitrary: fc.Arbitrary<T>, { seed, numRuns }: { seed: number; numRuns: number }): Iterable<T> {
  for (const random of fc.sample(SOURCES, { seed, numRuns })) yield arbitrary.generate(random, undefined).value;
}
