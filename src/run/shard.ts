import { createHash } from 'node:crypto';
import type { Shard } from '../model/check.ts';
import type { Scenario } from '../model/probe.ts';

/** Whether this shard judges what has this name: exactly one shard does, whatever else is planned. Always true without shards. */
function isOf(shard: Shard | undefined, name: string): boolean {
  if (shard === undefined) return true;
  const hash = createHash('sha256').update(name).digest();
  return hash.readUInt32BE(0) % shard.of === shard.index - 1;
}

/**
 * The scenarios that a shard judges, in the order of the plan. Shared scenarios are run by all shards that need them, but judged by one.
 */
export function shareOf(shard: Shard | undefined, scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.filter(({ id }) => isOf(shard, id));
}
