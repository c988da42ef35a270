import { hash as digest } from 'node:crypto';
import { findingStep } from '../../src/judge/finding-step.ts';
import type { FindingStep } from '../../src/model/report.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** Further ids are compared with these but not kept, so that memory stays flat and the report of a shard small (about 400 kB). */
const KEPT = 20_000;

/** An answer, as the state of an aggregate has it. `type`: a state is JSON, which an interface is not. */
export type SeenStep = { readonly [Name in keyof FindingStep]: FindingStep[Name] };

/** The answer as part of a state. */
export function seenStep(observation: Observation): SeenStep {
  return findingStep(observation);
}

/** Ids by 64 bits of their hash: ids may be long, and those of the target need not travel in reports. */
type Ids = Record<string, string>;

/** The ids of a run, each with what it is the id of. */
export type SeenIds = {
  repeated: number;
  size: number;
  ids: Ids;
  /** The first two answers with the same id; empty before that. */
  pair: readonly SeenStep[];
};

/** Which answer carried an id first. */
const seenIn = new WeakMap<Ids, Map<string, SeenStep>>();

/** No id seen yet. */
export function nothingSeen(): SeenIds {
  return { repeated: 0, size: 0, ids: {}, pair: [] };
}

/** The first 64 bits of a text's SHA-256. */
export function shortHash(text: string): string {
  return digest('sha256', text, 'hex').slice(0, 16);
}

/**
 * Adds an id of an answer, in place: a copy of all ids for each answer would make a run quadratic. The id may come again for the same `of`, unless
 * that is empty.
 */
export function addSeen(seen: SeenIds, id: string, of: string, observation: Observation): void {
  const hash = shortHash(id);
  const isRepeated = add(seen, hash, of);
  if (seen.pair.length > 0) return;
  const firsts = seenIn.get(seen.ids) ?? new Map<string, SeenStep>();
  seenIn.set(seen.ids, firsts);
  const earlier = firsts.get(hash);
  if (earlier === undefined && firsts.size < KEPT) firsts.set(hash, seenStep(observation));
  else if (earlier !== undefined && isRepeated) seen.pair = [earlier, seenStep(observation)];
}

/** Whether the id was repeated. */
function add(seen: SeenIds, hash: string, of: string): boolean {
  const known = Object.hasOwn(seen.ids, hash) ? seen.ids[hash] : undefined;
  if (known === undefined && seen.size < KEPT) {
    seen.ids[hash] = of;
    seen.size += 1;
  }
  const isRepeated = known !== undefined && (of === '' || known !== of);
  if (isRepeated) seen.repeated += 1;
  return isRepeated;
}

/** The ids of two shards together. */
export function mergedSeen(a: SeenIds, b: SeenIds): SeenIds {
  const sum: SeenIds = {
    repeated: a.repeated + b.repeated,
    size: a.size,
    ids: { ...a.ids },
    pair: a.pair.length > 0 ? a.pair : b.pair,
  };
  for (const [hash, of] of Object.entries(b.ids)) add(sum, hash, of);
  return sum;
}
