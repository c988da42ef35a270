import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { createJudge } from '../judge/engine.ts';
import type { Exchange, Header } from '../model/exchange.ts';
import type { Format, Operation, RequestDocument } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import type { RecordedMessage, Recording } from '../model/recorded.ts';
import type { Report } from '../model/report.ts';
import type { Observation, Requirement } from '../model/requirement.ts';
import { oneStep, probeOf } from '../plan/probe.ts';
import { read } from '../read/read.ts';
import { Collector } from '../results/collector.ts';
import { Coverage } from '../results/coverage.ts';
import { summaryOf } from '../results/summary.ts';
import { masker } from '../send/mask.ts';

/** How recorded traffic is judged. */
export interface RecordedOptions {
  readonly format: Format;
  readonly requirements: readonly Requirement[];
  readonly isSelected: (requirement: Requirement) => boolean;
  /** Name and version of the tool, for the report. */
  readonly tool: string;
  /** What the report calls the target. */
  readonly source: string;
  /** Base URL of the API; unless given, the base path of the description on any host. */
  readonly target?: string;
}

/** A report on recorded traffic, and how many messages belong to no operation of the description. */
export interface RecordedReport {
  readonly report: Report;
  readonly unmatched: number;
}

/**
 * Judges recorded exchanges by all requirements that do not depend on how a request was broken: nothing is known of the cause of a recorded
 * request, so it may have been accepted or rejected. Keys and cookies are masked before anything is kept.
 */
export function judgeRecorded({ messages, incomplete }: Recording, options: RecordedOptions): RecordedReport {
  const started = new Date();
  const { format, requirements, isSelected } = options;
  const judge = createJudge(requirements);
  const collector = new Collector({ format, requirements, shared: new Map(), sharing: false });
  const coverage = new Coverage(format, []);
  let unmatched = 0;
  for (const [index, message] of messages.entries()) {
    const matched = matchedOperation(message, options);
    if (matched === undefined) {
      unmatched += 1;
      continue;
    }
    const observation = observed(message, index, matched, format);
    const steps = new Map([[observation.probe.step, observation]]);
    collector.add(judge.judge({ format, scenario: observation.scenario, steps }), index);
    collector.aggregate(observation);
    coverage.add(observation);
  }
  const results = collector.results(isSelected);
  const report: Report = {
    version: 1,
    run: {
      tool: options.tool,
      started: started.toISOString(),
      ms: Date.now() - started.getTime(),
      targets: { [format.name]: options.source },
      interrupted: false,
      options: { recorded: true, messages: messages.length, incomplete, unmatched },
      requests: 0,
      retries: 0,
      notes: [],
      warnings: [],
    },
    seed: 0,
    summary: summaryOf(results),
    results,
    coverage: [coverage.report([])],
    exchanges: collector.exchanges(results),
  };
  return { report, unmatched };
}

interface Matched {
  readonly operation: Operation;
  readonly path: JsonObject;
}

/** The operation that a recorded request called; where several templates match, the one with the fewest parameters. */
function matchedOperation({ method, url }: RecordedMessage, { format, target }: RecordedOptions): Matched | undefined {
  const { origin, pathname } = new URL(url);
  const base = target === undefined ? { origin, path: format.basePath } : { origin: new URL(target).origin, path: pathOf(target) };
  if (origin !== base.origin || !pathname.startsWith(`${base.path}/`)) return undefined;
  const segments = pathname.slice(base.path.length + 1).split('/');
  const candidates = format.operations.flatMap((operation) => {
    const path = operation.method === method ? parametersIn(operation.path, segments) : undefined;
    return path === undefined ? [] : [{ operation, path }];
  });
  return candidates.toSorted((a, b) => Object.keys(a.path).length - Object.keys(b.path).length)[0];
}

function pathOf(target: string): string {
  return new URL(target).pathname.replace(/\/+$/, '');
}

/** Values of the template's parameters; `undefined` where the path does not match the template. */
function parametersIn(template: string, segments: readonly string[]): JsonObject | undefined {
  const wanted = template.slice(1).split('/');
  if (wanted.length !== segments.length) return undefined;
  const values: Record<string, Json> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decoded(segments[index] ?? '');
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== value) return undefined;
    if (name !== undefined) values[name] = value;
  }
  return values;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function observed(message: RecordedMessage, index: number, { operation, path }: Matched, format: Format): Observation {
  const request: RequestDocument = { path, query: queryOf(message.url), header: {}, body: bodyOf(message.requestBody) };
  const probe = probeOf(operation, {
    step: 'recorded',
    request,
    body: { kind: 'none' },
    bind: [],
    cause: { kind: 'recorded' },
    expect: { kind: 'outcome', expected: ACCEPTED_OR_REJECTED, blame: undefined },
  });
  const scenario = oneStep(`recorded/${index + 1}`, probe, operation.writes);
  const exchange = exchangeOf(message, operation, format);
  return { format, operation, scenario, probe, exchange, reading: read(format, operation, exchange), sent: { request, mark: undefined } };
}

function queryOf(url: string): JsonObject {
  return Object.fromEntries(new URL(url).searchParams);
}

function bodyOf(bytes: Uint8Array | undefined): Json | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value: Json = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Headers whose values identify somebody. */
const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-auth-token'];

/** The exchange with keys and cookies masked wherever they appear. */
function exchangeOf(message: RecordedMessage, { method }: Operation, { auth }: Format): Exchange {
  const names = new Set([...SECRET_HEADERS, ...(auth?.kind === 'header' ? [auth.name.toLowerCase()] : [])]);
  const sent = message.requestHeaders.flatMap(([name, value]) => (names.has(name) ? secretsIn(value) : []));
  const { text, bytes, header, finds } = masker(sent);
  const masked = (one: Header): Header => (names.has(one[0]) ? [one[0], '***'] : header(one));
  const answer = Buffer.from(message.body);
  return {
    request: {
      method,
      url: text(message.url),
      headers: message.requestHeaders.map(masked),
      body: message.requestBody === undefined ? undefined : bytes(Buffer.from(message.requestBody)),
    },
    outcome: {
      kind: 'answered',
      status: message.status,
      headers: message.headers.map(masked),
      body: bytes(answer),
      ms: message.ms,
      leakedSecret: finds(answer),
    },
    retries: 0,
  };
}

/** The value, and without a scheme in front of it (`Bearer …`); of cookies each value. */
function secretsIn(value: string): readonly string[] {
  const parts = value.split(/;\s*/).map((part) => part.replace(/^[^=\s]+=/, ''));
  return [value, value.replace(/^\S+\s+/, ''), ...parts].filter((part) => part.length >= 8);
}
