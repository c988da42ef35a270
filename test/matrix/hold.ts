import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { failed, judged } from './judged.ts';
import { rowOfFault, rowOfVariant, shardOf } from './row.ts';

/** The faults that the planned probes find. */
const planned = faults.filter(({ found }) => found !== 'fuzz');

/** Each fault breaks what it declares, and nothing else. */
export function faultsHold(shard: number, of: number): void {
  describe('a fault breaks what it declares and nothing else', () => {
    test.each(shardOf(planned, shard, of).map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
      const row = await rowOfFault(fault);
      expect(row.errored).toEqual([]);
      expect(row.found.toSorted()).toEqual([...fault.breaks].toSorted());
    });
  });
}

/** Each variant passes, but for the SHOULDs it declares. */
export function variantsHold(shard: number, of: number): void {
  describe('a legal variant is not accused', () => {
    test.each(shardOf(variants, shard, of).map((variant) => [variant.name, variant] as const))('%s', async (_, variant) => {
      const row = await rowOfVariant(variant);
      expect(row.errored).toEqual([]);
      expect(row.found.toSorted()).toEqual([...variant.shoulds].toSorted());
    });
  });
}

/** What bulks exercise: the plan for all else is left out where only payloads matter. */
const OF_BULKS = ['bulk', 'relations', 'fields', 'codes', 'transport', 'envelope'];

/** Each fault that only fuzzing finds is found under each of these seeds, and missed by the plan. */
export function fuzzHolds(shard: number, of: number, seeds: readonly number[]): void {
  const fuzzed = shardOf(
    faults.filter(({ found }) => found === 'fuzz'),
    shard,
    of,
  );
  describe('a fault that only fuzzing finds', () => {
    test.each(fuzzed.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
      expect(failed(await judged(fault.format, { fault }, { only: OF_BULKS }))).toEqual([]);
      const may = [...fault.breaks, ...(fault.also ?? [])];
      for (const [index, seed] of seeds.entries()) {
        // What it must not break is looked for once; what it breaks under every seed.
        const only = index === 0 ? OF_BULKS : may;
        const found = failed(await judged(fault.format, { fault }, { only, runs: 100, seed }));
        expect({ seed, missed: fault.breaks.filter((id) => !found.includes(id)) }).toEqual({ seed, missed: [] });
        expect({ seed, undeclared: found.filter((id) => !may.includes(id)) }).toEqual({ seed, undeclared: [] });
      }
    });
  });
}

/** No payload of these seeds makes the clean server or a legal variant look broken. */
export function fuzzAccusesNobody(shard: number, of: number, seeds: readonly number[]): void {
  const legal = [undefined, ...variants.filter((variant) => variant.format === 'structured-error' && !('rate' in variant.seams))];
  describe('random payloads accuse no legal server', () => {
    test.each(shardOf(legal, shard, of).map((variant) => [variant?.name ?? 'the clean server', variant] as const))(
      '%s',
      async (_, variant) => {
        for (const seed of seeds) {
          const report = await judged('structured-error', variant === undefined ? {} : { variant }, {
            only: ['bulk', 'relations'],
            runs: 100,
            seed,
          });
          const accused = failed(report).filter((id) => !variant?.shoulds.includes(id));
          expect({ seed, accused }).toEqual({ seed, accused: [] });
        }
      },
    );
  });
}
