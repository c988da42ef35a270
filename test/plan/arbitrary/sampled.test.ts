import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { sampled } from '../../../src/fuzz/sampled.ts';

const arbitrary = new ChoiceArbitrary((draw) => [draw.value(1, 1000), draw.shape(2, 1000)]);

test('values that are made one by one are those of fc.sample', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 20 }), (seed, numRuns) => {
      expect([...sampled(arbitrary, { seed, numRuns })]).toEqual(fc.sample(arbitrary, { seed, numRuns }));
    }),
    { seed: 5, numRuns: 50 },
  );
});
