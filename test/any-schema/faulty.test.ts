import { describe, expect, test } from 'vitest';
import { checkSchema } from './check-schema.ts';
import { faultyServers } from './faults.ts';

/** Enough payloads for every fault: most show in one member in one of its states only. */
const RUNS = 60;

describe('a faulty server', () => {
  test.each(Object.entries(faultyServers))('fails: %s', async (_name, { described, behaviour, found }) => {
    const report = await checkSchema(described, behaviour, { runs: RUNS });
    const failed = report.results.filter(({ verdict, level }) => verdict === 'failed' && level === 'MUST');
    const findings = failed.flatMap((result) => result.findings.map(({ requirement, about }) => `${requirement} ${about}`));
    expect(findings).toEqual(expect.arrayContaining([expect.stringMatching(found)]));
    expect(report.results.filter(({ verdict }) => verdict === 'errored')).toEqual([]);
  });
});
