import { type Campaign, campaignsOf } from '../src/fuzz/campaign.ts';
import type { CheckOptions, Subject } from '../src/model/check.ts';
import type { Format, Operation } from '../src/model/format.ts';
import type { Requirement } from '../src/model/requirement.ts';
import { plan } from '../src/plan/plan.ts';
import { fuzz } from '../src/run/fuzz.ts';
import { openSession, Traffic } from '../src/run/open-session.ts';
import { Tally } from '../src/run/tally.ts';
import { requirements } from '../suites/index.ts';
import type { Server } from './throughput-server.ts';

/** How a campaign of the bench differs from one of `errspec check`. */
export interface Shape {
  /** Payloads. */
  readonly runs: number;
  readonly seed: number;
  /** Requests under way at one time. */
  readonly concurrency: number;
  /** Every payload has so many items; sizes vary as always unless given. */
  readonly items?: number;
  /** The most items of a payload. */
  readonly longest?: number;
  /** With the steps that some requirements add (read-back, relations), and what was created deleted again. */
  readonly whole?: boolean;
}

/** What a campaign came to. */
export interface Carried {
  /** From the first payload drawn to the last one judged, clean-up included where there is any. */
  readonly ms: number;
  readonly payloads: number;
  readonly requests: number;
}

/** One campaign with what judges it. */
export interface Fuzzed {
  readonly format: Format;
  readonly campaign: Campaign;
  readonly judging: readonly Requirement[];
  readonly shape: Shape;
}

/** The campaign of the format's first bulk operation. Without `whole` it consists of single requests, each judged by all requirements. */
export function campaignFor(format: Format, shape: Shape): Fuzzed {
  const judging = shape.whole ? requirements : requirements.map(unextended);
  const sized = withItems(format, shape.items);
  const { fuzzed } = plan(sized, judging, { seed: shape.seed, states: 'none', readOnly: false, assumed: true });
  const campaign = campaignsOf(fuzzed, { runs: shape.runs, ...(shape.longest === undefined ? {} : { longest: shape.longest }) }).find(
    ({ kind }) => kind === 'bulk',
  );
  if (campaign === undefined) throw new Error(`${format.name} has no bulk operation to fuzz`);
  return { format: sized, campaign, judging, shape };
}

function unextended(requirement: Requirement): Requirement {
  const { extend: _, ...rest } = requirement;
  return rest;
}

/** The format, whose bulks take so many items and no other number. */
function withItems(format: Format, items: number | undefined): Format {
  if (items === undefined) return format;
  const operations = format.operations.map(
    (operation): Operation =>
      operation.bulk === undefined ? operation : { ...operation, bulk: { ...operation.bulk, min: items, max: items } },
  );
  return { ...format, operations };
}

/** Carries a campaign out as `errspec check` does, and throws where it finds anything: the server is clean. */
export async function carryOut({ format, campaign, judging, shape }: Fuzzed, server: Server, told = () => {}): Promise<Carried> {
  const subject: Subject = { format, target: server.target, apiKey: server.apiKey };
  const options = optionsFor(subject, shape, judging, told);
  const shared = { options, budget: undefined, traffic: new Traffic(), note: () => {}, warn: () => {} };
  const tally = new Tally({ format, options, scenarios: [], gaps: [] });
  const { session, close } = openSession(subject, [], shared);
  const started = performance.now();
  await fuzz([campaign], { session, shared, tally, until: Number.POSITIVE_INFINITY, most: campaign.runs });
  await session.end();
  const ms = performance.now() - started;
  await close();
  const { results } = tally.finished();
  const wrong = results.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(({ id, verdict }) => `${id} ${verdict}`);
  if (wrong.length > 0) throw new Error(`The clean server was found wrong: ${wrong.join(', ')}`);
  return { ms, payloads: campaign.runs, requests: shared.traffic.requests };
}

function optionsFor(subject: Subject, shape: Shape, judging: readonly Requirement[], told: () => void): CheckOptions {
  return {
    formats: [subject],
    requirements: judging,
    seed: shape.seed,
    concurrency: shape.concurrency,
    timeoutMs: 10_000,
    headers: [],
    httpStatus: 'any',
    readOnly: false,
    assumed: true,
    strict: false,
    only: [],
    skip: [],
    runs: shape.runs,
    keep: shape.whole !== true,
    signal: new AbortController().signal,
    onProgress: told,
    tool: 'errspec bench',
  };
}
