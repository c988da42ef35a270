import fc from 'fast-check';
import { isArray, isObject, type Json } from '../../src/json/json.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { ExchangeOutcome, Header } from '../../src/model/exchange.ts';
import type { Format } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { plan } from '../../src/plan/plan.ts';
import { read } from '../../src/read/read.ts';
import { Failures } from '../../src/run/failures.ts';
import { openSession, Traffic } from '../../src/run/open-session.ts';
import type { Ran } from '../../src/run/ran.ts';
import { Tally } from '../../src/run/tally.ts';
import { requirements } from '../../suites/index.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from '../scale/runs.ts';

/** What the judges of a format did with answers that no server should send. */
export interface FuzzedJudge {
  /** How many answers were judged. */
  readonly answers: number;
  /** What was thrown while an answer was read, judged or recorded, with the answer that did it. */
  readonly thrown: readonly string[];
  /** Requirements whose judge threw. */
  readonly errored: readonly string[];
}

/** Replaces answers of a real run of a format by arbitrary ones, and judges the scenarios again. */
export async function fuzzedJudge(formatName: string, runs: number, seed: number): Promise<FuzzedJudge> {
  const { format, rans } = await realRun(formatName);
  const options = optionsOf({});
  const tally = new Tally({ format, options, scenarios: rans.map(({ scenario }) => scenario), gaps: [], failures: new Failures(options) });
  const thrown: string[] = [];
  const errored = new Set<string>();
  let answers = 0;
  const judged = (ran: Ran, changed: ExchangeOutcome, step: number) => {
    answers += 1;
    try {
      const steps = new Map(
        [...ran.steps].map(([name, observation], index) => [name, index === step ? withOutcome(observation, changed) : observation]),
      );
      for (const { verdict, requirement, reason } of tally.add({ ...ran, steps }))
        if (verdict === 'errored') errored.add(`${requirement}: ${reason}`);
    } catch (error) {
      thrown.push(`${error instanceof Error ? error.stack : String(error)}\n${shown(changed)}`);
    }
  };
  const arbitrary = fc.nat(rans.length - 1).chain((index) => {
    const ran = rans[index];
    const step = fc.nat(Math.max(0, (ran?.steps.size ?? 1) - 1));
    return step.chain((at) => fc.tuple(fc.constant(ran), outcomes([...(ran?.steps.values() ?? [])][at], format), fc.constant(at)));
  });
  fc.assert(
    fc.property(arbitrary, ([ran, outcome, step]) => {
      if (ran !== undefined) judged(ran, outcome, step);
    }),
    { numRuns: runs, seed },
  );
  for (const { id, verdict, reason } of tally.finished().results) if (verdict === 'errored') errored.add(`${id}: ${reason}`);
  return { answers, thrown, errored: [...errored] };
}

/** A run against the reference server, so that requests are real. */
async function realRun(formatName: string): Promise<{ readonly format: Format; readonly rans: readonly Ran[] }> {
  const reference = inProcess({ formats: [formatName] });
  const format = loadBuiltIn(formatName);
  const made = plan(format, requirements, { seed: 1, states: 'all', readOnly: false, assumed: true });
  const subject = { format, target: reference.targets[formatName] ?? '', apiKey: reference.apiKey, statesUrl: reference.states };
  const shared = { options: optionsOf({ wire: reference.wire }), budget: undefined, traffic: new Traffic(), warn: () => {} };
  const { session, close } = openSession(subject, made.scenarios, shared);
  const rans: Ran[] = [];
  for (const scenario of made.scenarios) rans.push(await (scenario.shared ? session.shared(scenario) : session.run(scenario)));
  await close();
  return { format, rans: rans.filter(({ steps }) => steps.size > 0) };
}

function withOutcome(observation: Observation, outcome: ExchangeOutcome): Observation {
  const exchange = { ...observation.exchange, outcome };
  return { ...observation, exchange, reading: read(observation.format, observation.operation, exchange) };
}

function outcomes(observation: Observation | undefined, format: Format): fc.Arbitrary<ExchangeOutcome> {
  const real = observation?.exchange.outcome;
  const body = real?.kind === 'answered' ? jsonOf(real.body) : undefined;
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    texts(fc.json({ maxDepth: 3 })),
    texts(fc.string({ unit: 'binary', maxLength: 200 })),
    texts(
      fc.constantFrom(
        '',
        'null',
        '[]',
        '{}',
        '"',
        '{"__proto__":{"code":1}}',
        '\ufeff{}',
        `${'['.repeat(5000)}${']'.repeat(5000)}`,
        '1e999',
        '"\\ud800"',
      ),
    ),
    ...(body === undefined
      ? []
      : [texts(mutated(body).map((value) => JSON.stringify(value))), texts(mutated(body).map((value) => JSON.stringify(value)))]),
  );
  const limits = Object.values(format.limits?.headers ?? {}).filter((name) => typeof name === 'string');
  const name = fc.oneof(
    fc.constantFrom(
      'content-type',
      'content-length',
      'retry-after',
      'www-authenticate',
      'date',
      'server',
      'location',
      'set-cookie',
      'allow',
      'x-request-id',
      ...limits,
    ),
    fc.string({ maxLength: 20 }),
  );
  const value = fc.oneof(
    fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'application/problem+json',
      'text/html',
      'text/plain;x="',
      ';',
      '0',
      '-1',
      '99999999999999999999',
      'NaN',
      'Sat, 31 Jan 2026 12:00:30 GMT',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const headers: fc.Arbitrary<readonly Header[]> = fc.oneof(
    fc.constant(real?.kind === 'answered' ? real.headers : []),
    fc.array(fc.tuple(name, value), { maxLength: 8 }),
  );
  const status = fc.oneof(
    fc.constantFrom(200, 201, 204, 301, 304, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503),
    fc.integer({ min: 100, max: 999 }),
  );
  return fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('failed'), failure: FAILURES, detail: fc.string(), ms: fc.nat() }) },
    {
      weight: 30,
      arbitrary: fc.record({
        kind: fc.constant('answered'),
        status,
        headers,
        body: bodies,
        ms: fc.nat(20_000),
        leakedSecret: fc.boolean(),
      }),
    },
  );
}

const FAILURES = fc.constantFrom('refused', 'unresolved', 'timeout', 'reset', 'tls', 'malformed', 'too-large');

function texts(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  return text.map((each) => Buffer.from(each));
}

function jsonOf(body: Uint8Array): Json | undefined {
  try {
    const value: Json = JSON.parse(Buffer.from(body).toString('utf8'));
    return value;
  } catch {
    return undefined;
  }
}

/** A value with some of its parts replaced, removed or repeated. */
function mutated(value: Json): fc.Arbitrary<Json> {
  const odd = fc.oneof(
    fc.constantFrom<Json>(null, '', 0, -1, 1.5, 1e308, true, [], {}, [[]], 'INVALID', '__proto__', '\u0000'),
    fc.jsonValue({ maxDepth: 2 }).map((each): Json => JSON.parse(JSON.stringify(each))),
  );
  if (isArray(value))
    return fc.oneof(
      { weight: 1, arbitrary: odd },
      { weight: 4, arbitrary: value.length === 0 ? odd.map((each): Json => [each]) : fc.tuple(...value.map(mutated)) },
      { weight: 1, arbitrary: fc.constant([...value, ...value]) },
      { weight: 1, arbitrary: fc.constant(value) },
    );
  if (!isObject(value)) return fc.oneof({ weight: 1, arbitrary: odd }, { weight: 5, arbitrary: fc.constant(value) });
  const members = Object.entries(value).map(([name, member]) =>
    fc.tuple(fc.constant(name), fc.option(mutated(member), { freq: 8, nil: undefined })),
  );
  const some = fc
    .tuple(...members)
    .map((entries): Json => Object.fromEntries(entries.flatMap(([name, member]) => (member === undefined ? [] : [[name, member]]))));
  return fc.oneof({ weight: 1, arbitrary: odd }, { weight: 8, arbitrary: some });
}

function shown(outcome: ExchangeOutcome): string {
  if (outcome.kind === 'failed') return JSON.stringify(outcome);
  return `${outcome.status} ${JSON.stringify(outcome.headers)} ${JSON.stringify(Buffer.from(outcome.body).toString('latin1').slice(0, 500))}`;
}
