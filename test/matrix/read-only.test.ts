import { describe, expect, test } from 'vitest';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import { checkReference, failedIds, MATRIX_OPTIONS } from './check-reference.ts';

const READ_ONLY = { ...MATRIX_OPTIONS, readOnly: true };

describe('check --read-only', () => {
  test.each(builtInFormats())('finds nothing wrong with the correct server of %s', async (format) => {
    expect(failedIds(await checkReference(format, {}, READ_ONLY))).toEqual([]);
  });

  const unlimited = variants.filter(({ seams }) => !('rate' in seams));
  test.each(unlimited.map((variant) => [variant.name, variant] as const))('finds nothing wrong with the variant %s', async (_, variant) => {
    const found = failedIds(await checkReference(variant.format, { variant }, READ_ONLY));
    expect(found.filter((id) => !variant.shoulds.includes(id))).toEqual([]);
  });
});
