import { canonical, isArray, isObject, type Json, member } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import type { Report, RunInfo, ShardInfo } from '../model/report.ts';
import type { AggregateRequirement } from '../model/requirement.ts';
import { ended } from './aggregate.ts';
import type { JoinOptions } from './join-results.ts';

/** A report of a shard. */
export type ShardReport = Report & { readonly run: RunInfo & { readonly shard: ShardInfo } };

/** Why reports cannot be merged. `report` counts the reports as given, from 0. */
export type Unjoinable =
  | { readonly code: 'no-shard'; readonly report: number }
  | { readonly code: 'differs'; readonly report: number; readonly what: Aspect }
  | { readonly code: 'twice'; readonly shard: number; readonly reports: readonly [number, number] }
  | { readonly code: 'beyond'; readonly report: number; readonly shard: number; readonly of: number }
  | { readonly code: 'missing'; readonly shards: readonly number[]; readonly of: number }
  | { readonly code: 'stopped'; readonly report: number; readonly shard: number; readonly format: string }
  /** The state of an aggregate requirement in a shard is invalid. */
  | { readonly code: 'state'; readonly report: number; readonly requirement: string };

/** What must be equal in all reports of one run, in the order in which it is compared. */
const ASPECTS = {
  tool: ({ run }) => run.tool,
  of: ({ run }) => run.shard.of,
  seed: ({ seed }) => seed,
  formats: ({ coverage }) => coverage.map(({ format }) => format),
  options: ({ run }) => run.options,
  requirements: ({ results }) => results.map(({ id, format, title, source }) => [id, format, title, source]),
  description: ({ coverage }) =>
    coverage.map(({ codes, successes }) => [codes.map(({ entry, meaning }) => [entry, meaning]), Object.keys(successes)]),
  plan: ({ coverage, run: { shard } }) =>
    coverage.map(({ format, gaps }) =>
      gaps
        .slice(0, gaps.length - (shard.missed[format] ?? 0))
        .map(({ why, needs, scenarios, entries }) => [why, needs, scenarios, [...entries]]),
    ),
} satisfies Record<string, (report: ShardReport) => Json>;

export type Aspect = keyof typeof ASPECTS;

export type Shards =
  | { readonly kind: 'shards'; readonly first: ShardReport; readonly all: readonly ShardReport[] }
  | { readonly kind: 'unjoinable'; readonly why: Unjoinable };

/** The reports in the order of their shards, if they belong to one run and each shard is there once. */
export function shardsOf(reports: readonly Report[], options: JoinOptions): Shards {
  const shards = reports.filter(isShard);
  const [first] = shards;
  const why = whyNot(reports, shards) ?? strangeState(shards, options);
  if (why !== undefined) return { kind: 'unjoinable', why };
  if (first === undefined) return { kind: 'unjoinable', why: { code: 'no-shard', report: 0 } };
  const all = shards.toSorted((a, b) => a.run.shard.index - b.run.shard.index);
  return { kind: 'shards', first: all[0] ?? first, all };
}

function isShard(report: Report): report is ShardReport {
  return report.run.shard !== undefined;
}

function whyNot(reports: readonly Report[], shards: readonly ShardReport[]): Unjoinable | undefined {
  const whole = reports.findIndex((report) => !isShard(report));
  if (whole >= 0) return { code: 'no-shard', report: whole };
  return stranger(shards) ?? miscounted(shards) ?? stopped(shards) ?? unlike(shards, ['requirements', 'description', 'plan']);
}

/** A report of another run. */
function stranger(shards: readonly ShardReport[]): Unjoinable | undefined {
  return unlike(shards, ['tool', 'of', 'seed', 'formats', 'options']);
}

function unlike(shards: readonly ShardReport[], aspects: readonly Aspect[]): Unjoinable | undefined {
  for (const what of aspects) {
    const texts = shards.map((shard) => canonical(ASPECTS[what](shard)));
    const other = texts.findIndex((text) => text !== texts[0]);
    if (other >= 0) return { code: 'differs', report: other, what };
  }
  return undefined;
}

/** A shard that is duplicated or missing. */
function miscounted(shards: readonly ShardReport[]): Unjoinable | undefined {
  const of = shards[0]?.run.shard.of ?? 0;
  const seen = new Map<number, number>();
  for (const [report, { run }] of shards.entries()) {
    const { index } = run.shard;
    const before = seen.get(index);
    if (before !== undefined) return { code: 'twice', shard: index, reports: [before, report] };
    if (index > of) return { code: 'beyond', report, shard: index, of };
    seen.set(index, report);
  }
  // Count the missing shards, not up to `of`, which comes from a file and may be huge.
  if (seen.size === of) return undefined;
  const missing: number[] = [];
  for (let index = 1; index <= of && missing.length < 20; index += 1) if (!seen.has(index)) missing.push(index);
  return { code: 'missing', shards: missing, of };
}

/** The report's schema does not know the states of aggregates, so each aggregate is tried on its state. */
function strangeState(shards: readonly ShardReport[], { requirements, formatOf }: JoinOptions): Unjoinable | undefined {
  const aggregates = new Map(requirements.flatMap((each) => (each.kind === 'aggregate' ? [[each.id, each] as const] : [])));
  for (const [report, { results }] of shards.entries())
    for (const { id, format, state } of results) {
      const requirement = aggregates.get(id);
      if (requirement === undefined || state === undefined || isStateOf(requirement, state, formatOf(format))) continue;
      return { code: 'state', report, requirement: id };
    }
  return undefined;
}

/** Whether a state has the shape of the aggregate's initial state, and can be merged and ended. */
function isStateOf(requirement: AggregateRequirement, state: Json, format: Format): boolean {
  const { aggregate } = requirement;
  if (!isLike(aggregate.start(), state)) return false;
  try {
    ended(requirement, aggregate.merge(aggregate.start(), state), format);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value has the type of the other one, and all of its members with their types. */
function isLike(known: Json, value: Json): boolean {
  if (isObject(known)) return isObject(value) && Object.entries(known).every(([name, of]) => isLike(of, member(value, name) ?? null));
  return isArray(known) ? isArray(value) : typeof known === typeof value;
}

/** A shard whose target could not be judged: its requests were not sent. */
function stopped(shards: readonly ShardReport[]): Unjoinable | undefined {
  for (const [report, { run }] of shards.entries()) {
    const [format] = run.shard.stopped;
    if (format !== undefined) return { code: 'stopped', report, shard: run.shard.index, format };
  }
  return undefined;
}
