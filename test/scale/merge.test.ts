import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { Shard } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { join } from '../../src/results/join.ts';
import { requirements } from '../../suites/index.ts';
import { citedNames } from '../program/lasting.ts';
import type { InProcessReference } from '../reference/in-process.ts';
import { lasting, ran, serverOf } from './runs.ts';

function joined(shards: readonly Report[]): Report {
  const outcome = join(shards, { requirements, formatOf: loadBuiltIn });
  if (outcome.kind === 'unjoinable') throw new Error(JSON.stringify(outcome.why));
  return outcome.report;
}

async function shardsOf(of: number, once: (shard: Shard) => Promise<Report>): Promise<readonly Report[]> {
  const shards: Report[] = [];
  for (let index = 1; index <= of; index += 1) shards.push(await once({ index, of }));
  return shards;
}

describe.each([
  ['structured-error', undefined, { runs: 0 }, [2, 5]],
  // Payloads take long, so only the requirements that judge them are selected.
  ['code-envelope', undefined, { runs: 10, only: ['codes/cause'] }, [2, 3, 5]],
  ['structured-error', 'fuzz-errors-cut-at-eight', { runs: 50, only: ['bulk'] }, [3, 5]],
  ['structured-error', 'request-id-shared-by-errors', { runs: 0, only: ['envelope/request-id-unique'] }, [3]],
  // Payloads and planned probes show the same findings.
  ['structured-error', 'bulk-index-one-based', { runs: 30, only: ['bulk'] }, [3]],
  ['structured-error', 'bulk-index-one-based', { runs: 0, only: ['bulk', 'relations/permute'] }, [3]],
  ['code-envelope', 'rpc-bad-key-as-403', { runs: 0 }, [3]],
] as const)('the reports of shards of %s, fault %s, %j', (format, fault, more, counts) => {
  let server: InProcessReference;
  let whole: Report;
  beforeAll(async () => {
    server = serverOf(format, fault);
    whole = await ran(server, format, more);
  });
  afterAll(() => server.close());

  it.each(counts)('merge into the report of one run, for %d shards', async (of) => {
    const shards = await shardsOf(of, (shard) => ran(server, format, { shard, ...more }));
    const report = joined(shards.toReversed());
    expect(lasting(report)).toBe(lasting(whole));
    expect(citedNames(report)).toEqual(citedNames(whole));
    expect(Object.keys(report.exchanges)).toEqual(expect.arrayContaining([...citedNames(whole)]));
    expect(report.run.shard).toBeUndefined();
  });
});
