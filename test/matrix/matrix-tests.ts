import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import { checkReference, failedIds, MATRIX_OPTIONS } from './check-reference.ts';
import { breaksAggregate, FUZZED_REQUIREMENTS, foundByFuzzing, foundDeclared, fuzzReference } from './fuzz-reference.ts';
import { isRateLimited, rowOfFault, rowOfVariant, shardOf } from './row.ts';

/** The faults that planned probes find. */
const planned = faults.filter(({ foundBy }) => foundBy !== 'fuzz');

/** Tests that each fault breaks exactly the requirements that it declares. */
export function testFaults(shard: number, of: number): void {
  describe('a fault', () => {
    test.each(shardOf(planned, shard, of).map((fault) => [fault.name, fault] as const))(
      'breaks exactly the requirements that it declares: %s',
      async (_, fault) => {
        const row = await rowOfFault(fault);
        expect(row.errored).toEqual([]);
        expect(row.found.toSorted()).toEqual([...fault.breaks].toSorted());
      },
    );
  });
}

/** Tests that each variant passes the plan, and fuzzing with these seeds, except for the SHOULDs that it declares. */
export function testVariants(shard: number, of: number, seeds: readonly number[]): void {
  // Rate-limited variants take longest, so they start first and run beside the others.
  const inOrder = variants.toSorted((a, b) => Number(isRateLimited(b)) - Number(isRateLimited(a)));
  describe.concurrent('a variant', () => {
    test.each(shardOf(inOrder, shard, of).map((variant) => [variant.name, variant] as const))(
      'breaks no requirement but the SHOULDs that it declares: %s',
      async (_, variant) => {
        const row = await rowOfVariant(variant);
        expect(row.errored).toEqual([]);
        expect(row.found.toSorted()).toEqual([...variant.shoulds].toSorted());
        if (isRateLimited(variant)) return;
        for (const seed of seeds) {
          const found = await foundByFuzzing(variant.format, { variant }, seed);
          expect({ seed, falseAlarms: found.filter((id) => !variant.shoulds.includes(id)) }).toEqual({ seed, falseAlarms: [] });
        }
      },
    );
  });
}

/** Tests that fuzzing with these seeds finds nothing wrong with the correct server. */
export function testCleanServer(seeds: readonly number[]): void {
  test.each(builtInFormats())('finds nothing wrong with the correct server of %s by fuzzing', async (format) => {
    for (const seed of seeds)
      expect({ seed, falseAlarms: (await fuzzReference(format, {}, { seed })).found }).toEqual({ seed, falseAlarms: [] });
  });
}

/** Tests that fuzzing finds each of these faults with each of these seeds, and that the plan misses it. */
export function testFuzzFaults(shard: number, of: number, seeds: readonly number[]): void {
  const hidden = shardOf(
    faults.filter(({ foundBy }) => foundBy === 'fuzz'),
    shard,
    of,
  );
  describe('a fault for fuzzing', () => {
    test.each(hidden.map((fault) => [fault.name, fault] as const))(
      'breaks its requirements by fuzzing alone, with every seed: %s',
      async (_, fault) => {
        const [first = 1, ...others] = seeds;
        // One seed suffices to look for undeclared requirements; the declared ones must fail with every seed.
        const { found, byPlan } = await fuzzReference(fault.format, { fault }, { only: FUZZED_REQUIREMENTS, seed: first });
        const may = [...fault.breaks, ...(fault.mayBreak ?? [])];
        expect({ byPlan, undeclared: found.filter((id) => !may.includes(id)) }).toEqual({ byPlan: 0, undeclared: [] });
        if (breaksAggregate(fault))
          expect(failedIds(await checkReference(fault.format, { fault }, { ...MATRIX_OPTIONS, only: FUZZED_REQUIREMENTS }))).toEqual([]);
        const missed = [{ seed: first, missed: fault.breaks.filter((id) => !found.includes(id)) }];
        for (const seed of others) {
          const again = await foundDeclared(fault, seed);
          missed.push({ seed, missed: fault.breaks.filter((id) => !again.includes(id)) });
        }
        expect(missed).toEqual(seeds.map((seed) => ({ seed, missed: [] })));
      },
    );
  });
}
