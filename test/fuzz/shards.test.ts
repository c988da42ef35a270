import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { join } from '../../src/results/join.ts';
import { requirements } from '../../suites/index.ts';
import type { InProcessReference } from '../reference/in-process.ts';
import { lasting, ran, serverOf } from '../scale/runs.ts';

/** What a run sent, and what it reports. */
interface Recorded {
  readonly report: Report;
  /** The scenarios of payloads as they were planned, by their ids. */
  readonly payloads: ReadonlyMap<string, string>;
}

const OF = 3;
const ONLY = ['codes/cause', 'transport/no-server-error'];

/** Sees all payloads, and asks for none: it is not selected. */
function recorder(payloads: Map<string, string>): Requirement {
  return {
    kind: 'scenario',
    id: 'recorded/payloads',
    level: 'SHOULD',
    title: 'A server SHOULD be looked at',
    source: 'none',
    needs: [],
    applies: () => undefined,
    exercisedBy: 'a payload',
    explains: () => false,
    codes: {},
    provokedBy: () => false,
    examine: ({ scenario }) => {
      if (scenario.drawn === undefined) return undefined;
      // The first of a name is as it was drawn; those that it is made smaller to have the same.
      if (!payloads.has(scenario.id)) payloads.set(scenario.id, JSON.stringify(scenario));
      return () => [];
    },
  };
}

describe.each([
  // Faults that malformed JSON alone and single bodies alone show; what they show hangs on nothing that earlier runs left on the server.
  ['structured-error', 'fuzz-double-comma-taken'],
  ['structured-error', 'fuzz-plain-dynamic-crashes'],
  ['code-envelope', undefined],
] as const)('payloads for %s, fault %s,', (format, fault) => {
  let server: InProcessReference;
  let whole: Recorded;

  async function recorded(more: Partial<CheckOptions> = {}): Promise<Recorded> {
    const payloads = new Map<string, string>();
    const all = [...requirements, recorder(payloads)];
    return { report: await ran(server, format, { requirements: all, runs: 100, only: ONLY, ...more }), payloads };
  }

  beforeAll(async () => {
    server = serverOf(format, fault);
    whole = await recorded();
  });
  afterAll(() => server.close());

  test('distributes each payload to one shard, and joins the reports to that of one run', async () => {
    const shards: Recorded[] = [];
    for (let index = 1; index <= OF; index += 1) shards.push(await recorded({ shard: { index, of: OF } }));
    const sent = shards.flatMap(({ payloads }) => [...payloads]);
    expect(shards.filter(({ payloads }) => payloads.size === 0)).toEqual([]);
    expect(sent.length).toBe(whole.payloads.size);
    expect(new Map(sent)).toEqual(whole.payloads);
    const outcome = join(
      shards.map(({ report }) => report),
      { requirements: [...requirements, recorder(new Map())], formatOf: loadBuiltIn },
    );
    if (outcome.kind === 'unjoinable') throw new Error(JSON.stringify(outcome.why));
    expect(whole.report.summary.failed > 0).toBe(fault !== undefined);
    expect(lasting(outcome.report)).toBe(lasting(whole.report));
  });

  test('sends the same payloads with fewer requirements, in any order', async () => {
    const [only = ''] = ONLY;
    const { payloads } = await recorded({ only: [only], concurrency: 1 });
    expect(payloads.size).toBeGreaterThan(0);
    for (const [id, scenario] of payloads) expect(scenario === whole.payloads.get(id), id).toBe(true);
  });
});
