import { describe, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { accusations, ran } from './ran.ts';

describe('an honest server', () => {
  test.each(Object.entries(cases))('is not accused of anything: %s', async (_name, { described, ways }) => {
    expect(accusations(await ran(described, ways))).toEqual([]);
  });
});
