import { type Campaign, campaignsOf } from '../src/fuzz/campaign.ts';
import type { CheckOptions, Subject } from '../src/model/check.ts';
import type { Format, Operation } from '../src/model/format.ts';
import type { Requirement } from '../src/model/requirement.ts';
import { plan } from '../src/plan/plan.ts';
import { Failures } from '../src/run/failures.ts';
import { fuzz } from '../src/run/fuzz.ts';
import { openSession, Traffic } from '../src/run/open-session.ts';
import { Tally } from '../src/run/tally.ts';
import { requirements } from '../suites/index.ts';
import type { Server } from './throughput-server.ts';

/** How a campaign of the benchmark differs from one of `errspec check`. */
export interface Shape {
  /** Payloads. */
  readonly runs: number;
  readonly seed: number;
  /** Concurrent requests. */
  readonly concurrency: number;
  /** The number of items of every payload; by default it varies. */
  readonly items?: number;
  /** The largest number of items of a payload. */
  readonly longest?: number;
  /** Includes the steps that some requirements add (read-back, relations), and clean-up. */
  readonly whole?: boolean;
}

/** The result of a campaign. */
export interface CampaignResult {
  /** From the first generated payload to the last judged one, including clean-up. */
  readonly ms: number;
  readonly payloads: number;
  readonly requests: number;
}

/** A campaign with its requirements. */
export interface Fuzzed {
  readonly format: Format;
  readonly campaign: Campaign;
  readonly judging: readonly Requirement[];
  readonly shape: Shape;
}

/** The campaign of the first bulk operation of a format. Without `whole` it sends single requests, each judged by all requirements. */
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

/** The format with bulks of exactly this number of items. */
function withItems(format: Format, items: number | undefined): Format {
  if (items === undefined) return format;
  const operations = format.operations.map(
    (operation): Operation =>
      operation.bulk === undefined ? operation : { ...operation, bulk: { ...operation.bulk, min: items, max: items } },
  );
  return { ...format, operations };
}

/** Runs a campaign like `errspec check`. Throws if it finds anything, because the server is correct. */
export async function runCampaign(
  { format, campaign, judging, shape }: Fuzzed,
  server: Server,
  onProgress = () => {},
): Promise<CampaignResult> {
  const subject: Subject = { format, target: server.target, apiKey: server.apiKey };
  const options = optionsFor(subject, shape, judging, onProgress);
  const shared = { options, budget: undefined, traffic: new Traffic(), warn: () => {}, failures: new Failures(options) };
  const tally = new Tally({ format, options, scenarios: [], gaps: [], failures: shared.failures });
  const { session, close } = openSession(subject, [], shared);
  const started = performance.now();
  await fuzz([campaign], { session, shared, tally, until: Number.POSITIVE_INFINITY, most: campaign.runs, begun: 0 });
  await session.end();
  const ms = performance.now() - started;
  await close();
  const { results } = tally.finished();
  const wrong = results.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(({ id, verdict }) => `${id} ${verdict}`);
  if (wrong.length > 0) throw new Error(`The correct server has findings: ${wrong.join(', ')}`);
  return { ms, payloads: campaign.runs, requests: shared.traffic.requests };
}

function optionsFor(subject: Subject, shape: Shape, judging: readonly Requirement[], onProgress: () => void): CheckOptions {
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
    onProgress,
    tool: 'errspec bench',
  };
}
