import { describe, expect, test } from 'vitest';
import { lies } from './lies.ts';
import { ran } from './ran.ts';

/** As many payloads as it takes: most lies are told about one member in one of its states. */
const RUNS = 60;

describe('a faulty server', () => {
  test.each(Object.entries(lies))('fails: %s', async (_name, { described, ways, found }) => {
    const report = await ran(described, ways, { runs: RUNS });
    const failed = report.results.filter(({ verdict, level }) => verdict === 'failed' && level === 'MUST');
    const told = failed.flatMap(({ findings }) => findings.map(({ requirement, about }) => `${requirement} ${about}`));
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(found)]));
    expect(report.results.filter(({ verdict }) => verdict === 'errored')).toEqual([]);
  });
});
