import { createHash } from 'node:crypto';
import { canonical, type Json } from '../json/json.ts';
import type { Judgement, Located } from '../judge/engine.ts';
import type { CauseLocation, ExampleRank, Finding } from '../model/report.ts';
import { distinctLocations } from './cause-locations.ts';
import { sizeOf } from './size.ts';

/** Which finding an exchange or a scenario shows, and the rank of that example. */
export interface FindingIdentity {
  readonly id: string;
  readonly rank: ExampleRank;
  readonly located: Located;
}

/** A finding that a judgement shows, once. */
export interface Occurrence extends FindingIdentity {
  /** What was broken, each once; empty for a planned probe, whose identity includes it. */
  readonly places: readonly CauseLocation[];
}

/** Builds a finding that was seen once; every `Finding` starts here. Without an exchange and a recipe it belongs to all answers together. */
export function newFinding(parts: Omit<Finding, 'count' | 'exchange' | 'recipe'> & Partial<Pick<Finding, 'exchange' | 'recipe'>>): Finding {
  return { count: 1, exchange: null, recipe: null, ...parts };
}

/** `<requirement>:` and ten hex digits of a hash of the identity: the same for any seed, run and order. */
export function findingId(requirement: string, parts: Readonly<Record<string, Json>>): string {
  return `${requirement}:${createHash('sha256').update(canonical(parts)).digest('hex').slice(0, 10)}`;
}

/**
 * The identity of a finding. A planned probe is broken in one way, which is part of the identity. A generated payload is broken in many
 * ways: its finding is identified by requirement and code, so that it stays the same while it is shrunk.
 */
export function identityOf(requirement: string, located: Located, at: number): FindingIdentity {
  const { found, observation } = located;
  const { scenario, format, operation, exchange } = observation;
  const common = { format: format.name, code: found.code, operation: operation?.id ?? null };
  const { drawn } = scenario;
  const parts = drawn === undefined ? { ...common, ...locationOf(located) } : { ...common, campaign: drawn.kind };
  const units = drawn === undefined ? 0 : sizeOf(scenario, drawn.kind).size;
  return { id: findingId(requirement, parts), rank: { units, size: exchange.request.body?.length ?? 0, at }, located };
}

/** All findings that a judgement shows. */
export function occurrencesIn({ requirement, findings }: Judgement, at: number): readonly Occurrence[] {
  const occurrences = findings.map((located) => identityOf(requirement, located, at));
  return [...Map.groupBy(occurrences, ({ id }) => id).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const isDrawn = first.located.observation.scenario.drawn !== undefined;
    return [{ ...first, places: isDrawn ? distinctLocations(all.map(({ located }) => locationOf(located))) : [] }];
  });
}

function locationOf({ found, observation: { probe } }: Located): CauseLocation {
  return { cause: probe.cause.kind, spec: found.spec ?? probe.spec };
}

/** The names of all exchanges that a finding cites. */
export function exchangesOf({ exchange, steps = [] }: Pick<Finding, 'exchange' | 'steps'>): readonly string[] {
  return [...(exchange === null ? [] : [exchange]), ...steps.map((step) => step.exchange)];
}

/** Whether an example is better than the other. */
export function isBetter(one: ExampleRank, other: ExampleRank): boolean {
  if (one.units !== other.units) return one.units < other.units;
  return one.size < other.size || (one.size === other.size && one.at < other.at);
}
