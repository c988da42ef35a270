import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../reference/fault.ts';
import { faults } from '../../reference/faults/index.ts';
import type { Payload } from '../../src/fuzz/payload.ts';
import { isArray, type Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { createJudge } from '../../src/judge/engine.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions, Progress } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { sizeOf } from '../../src/results/size.ts';
import { openSession, Traffic } from '../../src/run/open-session.ts';
import { MOST_TRIES, shrink } from '../../src/run/shrink.ts';
import { checkReference, failedIds, MATRIX_OPTIONS } from '../matrix/check-reference.ts';
import { withReducedPlan } from '../matrix/reduced-plan.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from '../scale/runs.ts';
import { campaignsOf, probeOf, scenariosOf } from './campaigns.ts';

type Shrinking = Extract<Progress, { kind: 'shrinking' }>;

/** A run with payloads that are made smaller. */
interface Made {
  readonly report: Report;
  /** How many requests were sent after the last payload: those that make payloads smaller. */
  readonly after: number;
  /** What was told meanwhile. */
  readonly told: readonly Shrinking[];
}

function faultOf(name: string): Fault {
  const fault = faults.find((each) => each.name === name);
  if (fault === undefined) throw new Error(`There is no fault ${name}`);
  return fault;
}

async function shrunk(name: string, more: Partial<CheckOptions>): Promise<Made> {
  const fault = faultOf(name);
  let before = 0;
  const told: Shrinking[] = [];
  const onProgress: CheckOptions['onProgress'] = (event) => {
    if (event.kind === 'fuzzed') before = event.requests;
    if (event.kind === 'shrinking') told.push(event);
  };
  const options = { ...MATRIX_OPTIONS, requirements: withReducedPlan(), runs: 100, onProgress, ...more };
  const report = await checkReference(fault.format, { fault, stateless: true }, options);
  return { report, after: report.run.requests - before, told };
}

function fail(): never {
  throw new Error('The payload has no scenario');
}

describe('the finding of a payload', () => {
  test('shrinks the payload of a selected requirement', async () => {
    const { report, after } = await shrunk('fuzz-errors-cut-at-eight', { only: ['bulk/counts'] });
    expect(failedIds(report)).toEqual(['bulk/counts']);
    expect(report.results.flatMap(({ findings }) => findings.map(({ fuzz }) => fuzz?.shrunkTo))).toEqual([9]);
    expect(after).toBeGreaterThan(0);
  });

  test.each(['fuzz-errors-cut-at-eight', 'fuzz-message-lost-past-the-seventh'])(
    'shows the exchange of the shrunk payload: %s',
    async (name) => {
      const { report } = await shrunk(name, {});
      const shown = report.results.flatMap(({ findings }) => findings).filter(({ fuzz }) => fuzz?.unit === 'items');
      expect(shown.length).toBeGreaterThan(0);
      for (const { id, fuzz, exchange } of shown) {
        const body: Json = JSON.parse(report.exchanges[exchange ?? '']?.body ?? 'null');
        const items = at(body, '/qrcodes');
        expect({ id, items: isArray(items) ? items.length : undefined }).toEqual({ id, items: fuzz?.shrunkTo });
      }
    },
  );

  test.each([
    ['fuzz-two-bad-parameters-crash', 'transport/no-server-error', 2],
    ['fuzz-limit-without-page-refused', 'accept/valid', 1],
    ['fuzz-nearly-a-uuid-crashes', 'transport/no-server-error', 1],
  ])('shrinks to the fewest parameters and reproduces them from seed and path: %s', async (name, requirement, least) => {
    const { report } = await shrunk(name, { only: [requirement] });
    const campaigns = campaignsOf(loadBuiltIn('structured-error'), { states: 'none', assumed: false });
    const shown = report.results.flatMap(({ findings }) => findings);
    expect(Math.min(...shown.map(({ fuzz }) => fuzz?.shrunkTo ?? 99))).toBe(least);
    for (const { fuzz, operation, recipe } of shown) {
      expect(fuzz).toMatchObject({ unit: 'parameters' });
      const campaign = campaigns.find(({ kind, operation: { id } }) => kind === 'parameters' && id === operation);
      if (campaign === undefined || fuzz === undefined) throw new Error(`There is no campaign over ${operation}`);
      const [payload] = fc.sample(campaign.arbitrary, { seed: fuzz.seed, path: fuzz.path, numRuns: 1 });
      const { request } = probeOf(payload?.scenario(0) ?? fail());
      expect(at(recipe, '/steps/0/request')).toEqual(JSON.parse(JSON.stringify(request)));
    }
  });

  test.each([{ only: ['transport/no-server-error'] }, { only: ['bulk', 'transport'], skip: ['bulk'] }])(
    'does not shrink payloads of requirements that are not selected, with %o',
    async (more) => {
      const { report, after, told } = await shrunk('fuzz-errors-cut-at-eight', more);
      expect(failedIds(report)).toEqual([]);
      expect([after, told]).toEqual([0, []]);
    },
  );
});

test('reports each attempt before it is sent, with its finding and the size so far', async () => {
  const { report, told } = await shrunk('fuzz-errors-cut-at-eight', { only: ['bulk/counts'] });
  const findings = told[0]?.findings ?? 0;
  expect(findings).toBeGreaterThan(1);
  for (let finding = 1; finding <= findings; finding += 1) {
    const own = told.filter((event) => event.finding === finding);
    expect(own.map(({ tries }) => tries)).toEqual(own.map((_, index) => index + 1));
    expect(own.map(({ size }) => size)).toEqual(own.map(({ size }) => size).toSorted((a, b) => b - a));
    expect(own.at(-1)?.size).toBeLessThan(own[0]?.size ?? 0);
    expect(own.every(({ unit }) => unit === 'items')).toBe(true);
  }
  expect(told.map(({ finding }) => finding)).toEqual(told.map(({ finding }) => finding).toSorted((a, b) => a - b));
  const [shown] = report.results.flatMap(({ findings: all }) => all);
  expect(told.map(({ size }) => size)).toContain(shown?.fuzz?.shrunkTo);
});

/** Always one step away from something smaller: nothing but a bound ends it. Each is sent as the same payload. */
class Endless extends fc.Arbitrary<Payload> {
  readonly #payload: Payload;

  constructor(payload: Payload) {
    super();
    this.#payload = payload;
  }

  override generate(): fc.Value<Payload> {
    return new fc.Value(this.#payload, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Payload {
    return value === this.#payload;
  }

  override shrink(): fc.Stream<fc.Value<Payload>> {
    return fc.Stream.of(this.generate());
  }
}

describe('shrinking', () => {
  const fault = faultOf('malformed-json-crashes');
  const format = loadBuiltIn(fault.format);

  /** How many payloads are drawn and sent for a finding that every payload shows, until it is stopped. */
  async function endless(stopped: (tries: number) => boolean): Promise<{ readonly drawn: number; readonly tries: number }> {
    const campaign = campaignsOf(format).find(({ kind }) => kind === 'json') ?? fail();
    const scenario = scenariosOf(campaign)[0] ?? fail();
    const seed = { seed: 1, run: 0, number: 0, kind: 'json' } as const;
    const { targets, apiKey, wire } = inProcess({ formats: [format.name], fault });
    const subject = { format, target: targets[format.name] ?? '', apiKey };
    const options = optionsOf({ formats: [subject], wire, keep: true });
    const { session, close } = openSession(subject, [], {
      options,
      budget: undefined,
      traffic: new Traffic(),
      warn: () => {},
    });
    let [drawn, tries] = [0, 0];
    const arbitrary = new Endless({
      scenario: () => {
        drawn += 1;
        return scenario;
      },
    });
    const origin = { requirement: 'transport/no-server-error', code: 'server-error', drawn: seed, at: 0 } as const;
    const made = await shrink(
      { ...origin, size: sizeOf(scenario, 'json'), campaign: { ...campaign, arbitrary } },
      {
        session,
        judge: createJudge(options.requirements),
        affords: () => true,
        stopped: () => stopped(tries),
        isSpent: () => false,
        onTry: (count) => (tries = count),
      },
    );
    await close();
    expect(made?.located.found.code).toBe(origin.code);
    return { drawn, tries };
  }

  test('ends after a fixed number of attempts, however long they take', async () => {
    expect(await endless(() => false)).toEqual({ drawn: MOST_TRIES, tries: MOST_TRIES });
  });

  test('ends at once when the run is stopped, with the smallest payload so far', async () => {
    expect(await endless((tries) => tries === 3)).toEqual({ drawn: 3, tries: 3 });
  });
});
