import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
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
