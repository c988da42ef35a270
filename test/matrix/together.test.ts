import { describe, expect, test } from 'vitest';
import { builtInFormats } from '../../src/load/builtin.ts';
import { reportOfPayloads } from './fuzzed.ts';
import { errored, failed } from './judged.ts';
import { sets } from './together.ts';

describe.each(builtInFormats())('legal freedoms of %s, several at once, are not accused', (format) => {
  test.each(sets(format, { seed: 1, count: 8 }).map((variant, index) => [index + 1, variant] as const))(
    'set %d',
    async (number, variant) => {
      const report = await reportOfPayloads(format, { variant, stateless: number % 3 === 0 }, { seed: number, runs: 30 });
      expect(errored(report)).toEqual([]);
      expect({ freedoms: variant.name, accused: failed(report).filter((id) => !variant.shoulds.includes(id)) }).toEqual({
        freedoms: variant.name,
        accused: [],
      });
    },
  );
});
