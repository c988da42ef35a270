import { describe, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { accusations, ran } from './ran.ts';

describe('a correct server', () => {
  test.each(Object.entries(cases))('passes: %s', async (_name, { described, ways }) => {
    expect(accusations(await ran(described, ways))).toEqual([]);
  });

  // Another seed draws other payloads.
  test.each(['plain', 'names by patterns, and a limit of their number', 'unions of scalars, of which all is told'])(
    'gets no finding with another seed: %s',
    async (name) => {
      const found = cases[name];
      if (found === undefined) throw new Error(`There is no case ${name}`);
      expect(accusations(await ran(found.described, found.ways, { seed: 2 }))).toEqual([]);
    },
  );
});
