import { describe, expect, test } from 'vitest';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import { failed, judged, OF_THE_MATRIX } from './judged.ts';

describe('without provider states', () => {
  test.each(builtInFormats())('the clean server of %s is not accused', async (format) => {
    expect(failed(await judged(format, { stateless: true }, OF_THE_MATRIX))).toEqual([]);
  });

  const unlimited = variants.filter(({ seams }) => !('rate' in seams));
  test.each(unlimited.map((variant) => [variant.name, variant] as const))('%s is not accused', async (_, variant) => {
    const found = failed(await judged(variant.format, { variant, stateless: true }, OF_THE_MATRIX));
    expect(found.filter((id) => !variant.shoulds.includes(id))).toEqual([]);
  });
});
