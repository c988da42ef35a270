import { createHash } from 'node:crypto';
import { canonical, type Json } from '../json/json.ts';
import type { Judgement, Located } from '../judge/engine.ts';
import type { CauseLocation, ExampleRank } from '../model/report.ts';
import { distinctPlaces } from './cause-locations.ts';
import { sizeOf } from './size.ts';

/** Which finding of an exchange or a scenario is seen, and how good an example that is. */
export interface FindingIdentity {
  readonly id: string;
  readonly rank: ExampleRank;
  readonly located: Located;
}

/** A finding that a judgement shows, once. */
export interface Occurrence extends FindingIdentity {
  /** What was broken, each once; empty for what planned probes show, which is told apart by it. */
  readonly places: readonly CauseLocation[];
}

/** `<requirement>:` and ten hex digits over what the finding is, the same for any seed, run and order. */
export function findingId(requirement: string, parts: Readonly<Record<string, Json>>): string {
  return `${requirement}:${createHash('sha256').update(canonical(parts)).digest('hex').slice(0, 10)}`;
}

/**
 * What is seen at a place of the plan. A planned probe is broken in one way, which is part of what the finding is. A drawn payload is
 * broken in many: what it shows is the same finding wherever requirement and code are the same, as it is when it is made smaller.
 */
export function identityOf(requirement: string, located: Located, at: number): FindingIdentity {
  const { found, observation } = located;
  const { scenario, format, operation, exchange } = observation;
  const common = { format: format.name, code: found.code, operation: operation?.id ?? null };
  const { drawn } = scenario;
  const parts = drawn === undefined ? { ...common, ...placeOf(located) } : { ...common, campaign: drawn.kind };
  const units = drawn === undefined ? 0 : sizeOf(scenario, drawn.kind).size;
  return { id: findingId(requirement, parts), rank: { units, size: exchange.request.body?.length ?? 0, at }, located };
}

/** All that a judgement shows. */
export function occurrencesIn({ requirement, findings }: Judgement, at: number): readonly Occurrence[] {
  const sights = findings.map((located) => identityOf(requirement, located, at));
  return [...Map.groupBy(sights, ({ id }) => id).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const isDrawn = first.located.observation.scenario.drawn !== undefined;
    return [{ ...first, places: isDrawn ? distinctPlaces(all.map(({ located }) => placeOf(located))) : [] }];
  });
}

function placeOf({ found, observation: { probe } }: Located): CauseLocation {
  return { cause: probe.cause.kind, spec: found.spec ?? probe.spec };
}

/** Whether an example is to be shown rather than the other. */
export function isBetter(one: ExampleRank, other: ExampleRank): boolean {
  if (one.units !== other.units) return one.units < other.units;
  return one.size < other.size || (one.size === other.size && one.at < other.at);
}
