import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import { foundByPayloads, foundOf, fuzzed, looksAcross, OF_PAYLOADS } from './fuzzed.ts';
import { failed, judged, OF_THE_MATRIX } from './judged.ts';
import { isLimited, rowOfFault, rowOfVariant, shardOf } from './row.ts';

/** The faults that the planned probes find. */
const planned = faults.filter(({ foundBy }) => foundBy !== 'fuzz');

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

/** Each variant passes the plan and random payloads of all these seeds, but for the SHOULDs it declares. */
export function variantsHold(shard: number, of: number, seeds: readonly number[]): void {
  // Those that have to be waited for come first, and others go on meanwhile.
  const inOrder = variants.toSorted((a, b) => Number(isLimited(b)) - Number(isLimited(a)));
  describe.concurrent('a legal variant is not accused', () => {
    test.each(shardOf(inOrder, shard, of).map((variant) => [variant.name, variant] as const))('%s', async (_, variant) => {
      const row = await rowOfVariant(variant);
      expect(row.errored).toEqual([]);
      expect(row.found.toSorted()).toEqual([...variant.shoulds].toSorted());
      if (isLimited(variant)) return;
      for (const seed of seeds) {
        const found = await foundByPayloads(variant.format, { variant }, seed);
        expect({ seed, accused: found.filter((id) => !variant.shoulds.includes(id)) }).toEqual({ seed, accused: [] });
      }
    });
  });
}

/** No random payload of these seeds makes the clean server look broken. */
export function cleanHolds(seeds: readonly number[]): void {
  test.each(builtInFormats())('no payload accuses the clean server of %s', async (format) => {
    for (const seed of seeds) expect({ seed, accused: (await fuzzed(format, {}, { seed })).found }).toEqual({ seed, accused: [] });
  });
}

/** Each fault that only fuzzing finds is found under each of these seeds, and missed by the plan. */
export function fuzzHolds(shard: number, of: number, seeds: readonly number[]): void {
  const lies = shardOf(
    faults.filter(({ foundBy }) => foundBy === 'fuzz'),
    shard,
    of,
  );
  describe('a fault that only fuzzing finds', () => {
    test.each(lies.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
      const [first = 1, ...others] = seeds;
      // What it must not break is looked for once; what it breaks under every seed.
      const { found, byPlan } = await fuzzed(fault.format, { fault }, { only: OF_PAYLOADS, seed: first });
      const may = [...fault.breaks, ...(fault.mayBreak ?? [])];
      expect({ byPlan, undeclared: found.filter((id) => !may.includes(id)) }).toEqual({ byPlan: 0, undeclared: [] });
      if (looksAcross(fault)) expect(failed(await judged(fault.format, { fault }, { ...OF_THE_MATRIX, only: OF_PAYLOADS }))).toEqual([]);
      const missed = [{ seed: first, missed: fault.breaks.filter((id) => !found.includes(id)) }];
      for (const seed of others) {
        const again = await foundOf(fault, seed);
        missed.push({ seed, missed: fault.breaks.filter((id) => !again.includes(id)) });
      }
      expect(missed).toEqual(seeds.map((seed) => ({ seed, missed: [] })));
    });
  });
}
