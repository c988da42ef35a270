import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fault } from '../../reference/fault.ts';
import type { Seams } from '../../reference/structured-error/seams.ts';
import { loadFormat } from '../../src/load/format.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Format } from '../../src/model/format.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { MOST_TRIES } from '../../src/run/shrink.ts';
import { ROOT } from '../house/sources.ts';
import { failedIds } from '../matrix/check-reference.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from '../scale/runs.ts';

const FORMAT = 'structured-error';

/** The built-in description, with bulks of up to so many items: only data differs. */
function withBulksOf(most: number): Format {
  const text = readFileSync(join(ROOT, 'specs', FORMAT, 'openapi.yaml'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'errspec-thousand-'));
  try {
    const file = join(folder, 'openapi.yaml');
    writeFileSync(file, text.replace(/maxItems: 50\b/, `maxItems: ${most}`));
    return loadFormat(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The report of bulks and their relations, planned and random, against a server that takes as many. */
async function judgedBulks(
  most: number,
  seams: Seams,
  only: readonly string[] = ['bulk', 'relations'],
  onProgress: CheckOptions['onProgress'] = () => {},
): Promise<Report> {
  const format = withBulksOf(most);
  expect(format.operations.find(({ bulk }) => bulk !== undefined)?.bulk?.max).toBe(most);
  const items = { min: 1, max: most };
  const fault: Fault = { name: 'large', defect: '', format: FORMAT, breaks: [], seams: { ...seams, rules: { items } } };
  const reference = inProcess({ formats: [FORMAT], fault });
  const outcome = await check(
    optionsOf({
      formats: [{ format, target: reference.targets[FORMAT] ?? '', apiKey: reference.apiKey, statesUrl: reference.states }],
      runs: 100,
      timeoutMs: 20_000,
      assumed: false,
      // What is created is not deleted one by one: the server ends with the test.
      keep: true,
      only,
      onProgress,
      wire: reference.wire,
    }),
  );
  if (outcome.report === undefined) throw new Error(`Not judged: ${JSON.stringify(outcome)}`);
  return outcome.report;
}

test('passes the clean server with bulks of 1,000 items', async () => {
  const report = await judgedBulks(1_000, {}, ['bulk']);
  expect(failedIds(report)).toEqual([]);
  expect(report.results.find(({ id }) => id === 'bulk/index-exact')?.verdict).toBe('passed');
});

test('finds a wrong index past the 100th item and shrinks the bulk to hardly more items than needed', async () => {
  // Only what is asked for is made smaller, which takes the most of the time.
  const lie: Seams = {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((error) => (error.index > 100 ? { ...error, index: error.index - 1 } : error)),
    }),
  };
  let most = 0;
  const report = await judgedBulks(300, lie, ['bulk/index-exact'], (event) => {
    if (event.kind === 'shrinking') most = Math.max(most, event.tries);
  });
  expect(failedIds(report)).toEqual(['bulk/index-exact']);
  const finding = report.results
    .flatMap(({ findings }) => findings)
    .find(({ requirement, fuzz }) => requirement === 'bulk/index-exact' && fuzz);
  expect(finding?.fuzz?.unit).toBe('items');
  // The least that shows it: 101 items before one that is bad.
  expect(finding?.fuzz?.shrunkTo).toBeGreaterThanOrEqual(102);
  expect(finding?.fuzz?.shrunkTo).toBeLessThanOrEqual(104);
  // The bound is for what has no end: nothing of this comes near it.
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(MOST_TRIES / 2);
});
