import { describe, expect, test } from 'vitest';
import { builtInFormats } from '../../src/load/builtin.ts';
import { erroredIds, failedIds } from './check-reference.ts';
import { combinedVariants } from './combined-variants.ts';
import { fuzzReport } from './fuzz-reference.ts';

describe.each(builtInFormats())('several variants of %s at once', (format) => {
  test.each(combinedVariants(format, { seed: 1, count: 8 }).map((variant, index) => [index + 1, variant] as const))(
    'pass, combination %d',
    async (number, variant) => {
      const report = await fuzzReport(format, { variant, stateless: number % 3 === 0 }, { seed: number, runs: 30 });
      expect(erroredIds(report)).toEqual([]);
      expect({ variants: variant.name, falseAlarms: failedIds(report).filter((id) => !variant.shoulds.includes(id)) }).toEqual({
        variants: variant.name,
        falseAlarms: [],
      });
    },
  );
});
