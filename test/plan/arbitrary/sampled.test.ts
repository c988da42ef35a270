import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceKey } from '../../../src/fuzz/choice-keys.ts';
import { ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { sampled } from '../../../src/fuzz/sampled.ts';

const [VALUE, SHAPE] = [choiceKey('value', 'value'), choiceKey('shape', 'shape')];
const arbitrary = new ChoiceArbitrary((source) => [source.choose(VALUE, 1000), source.choose(SHAPE, 1000)]);

test('generates one by one the values that fc.sample returns', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 20 }), (seed, numRuns) => {
      expect([...sampled(arbitrary, { seed, numRuns })]).toEqual(fc.sample(arbitrary, { seed, numRuns }));
    }),
    { seed: 5, numRuns: 50 },
  );
});
