import { createHash } from 'node:crypto';
import type { Shard } from '../model/check.ts';
import type { Scenario } from '../model/probe.ts';

/** Whether a shard is the one that judges what has this name: exactly one of all does, whatever else is planned. Without shards: always. */
function isOf(shard: Shard | undefined, name: string): boolean {
  if (shard === undefined) return true;
  const hash = createHash('sha256').update(name).digest();
  return hash.readUInt32BE(0) % shard.of === shard.index - 1;
}

/** The scenarios that a shard judges, in the plan's order. What they share with others is carried out too, but judged in one shard only. */
export function shareOf(shard: Shard | undefined, scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.filter(({ id }) => isOf(shard, id));
}
