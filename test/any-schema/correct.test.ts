import { describe, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { accusations, checkSchema } from './check-schema.ts';

describe('a correct server', () => {
  test.each(Object.entries(cases))('passes: %s', async (_name, { described, behaviour }) => {
    expect(accusations(await checkSchema(described, behaviour))).toEqual([]);
  });

  // Another seed gives other payloads.
  test.each(['plain', 'names by patterns, and a maximum number', 'unions of scalars, with all errors reported'])(
    'passes with another seed: %s',
    async (name) => {
      const found = cases[name];
      if (found === undefined) throw new Error(`There is no case ${name}`);
      expect(accusations(await checkSchema(found.described, found.behaviour, { seed: 2 }))).toEqual([]);
    },
  );
});
