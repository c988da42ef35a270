import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { sample } from '../../src/mutate/sample.ts';
import { bodies, formatOf, unmade } from '../plan/schemas.ts';
import { accusations, checkSchema } from './check-schema.ts';
import type { Described } from './description.ts';

const NAMINGS = ['dotted', 'json-pointer', 'last-member'] as const;
const RUNS = { seed: 20_261_124, numRuns: 12 };

/** A description of bodies with this schema; `undefined` if no valid body can be made. */
function describedBy(schema: JsonObject, naming: (typeof NAMINGS)[number]): Described | undefined {
  const example = sample(formatOf(schema), schema, '/schema');
  return example === undefined ? undefined : { schema, example, naming, compare: [''] };
}

describe('a correct server', () => {
  test.each(NAMINGS)('passes whatever the schema of its bodies, with names as %s', async (naming) => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(bodies, unmade), async (schema) => {
        const described = describedBy(schema, naming);
        if (described === undefined) return;
        judged += 1;
        expect(accusations(await checkSchema(described))).toEqual([]);
      }),
      RUNS,
    );
    expect(judged).toBeGreaterThan(RUNS.numRuns / 2);
  });
});
