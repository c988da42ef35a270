import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { startReference } from '../../reference/start.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions, Progress } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { newAjv } from '../../src/schema/validate.ts';
import { ROOT } from '../house/sources.ts';
import { optionsOf } from '../scale/runs.ts';

const FORMAT = 'structured-error';
const isReport = newAjv().compile(JSON.parse(readFileSync(join(ROOT, 'reports', 'report.schema.json'), 'utf8')));

/** A run that is stopped when an event of it says so, and what is left on the server. */
async function stopped(
  when: (event: Progress, count: number) => boolean,
  more: Partial<CheckOptions> & { readonly lie?: string } = {},
): Promise<{ readonly report: Report; readonly left: number }> {
  const { lie, ...options } = more;
  const fault = faults.find(({ name }) => name === lie);
  const reference = await startReference({ formats: [FORMAT], ...(fault === undefined ? {} : { fault }) });
  const target = reference.targets[FORMAT] ?? '';
  const controller = new AbortController();
  let payloads = 0;
  try {
    const outcome = await check(
      optionsOf({
        formats: [{ format: loadBuiltIn(FORMAT), target, apiKey: reference.apiKey, statesUrl: reference.states }],
        runs: 100,
        only: ['bulk', 'relations', 'codes/cause', 'accept/valid'],
        signal: controller.signal,
        onProgress: (event) => {
          if (event.kind === 'fuzzed') payloads += 1;
          if (when(event, payloads)) controller.abort();
        },
        ...options,
      }),
    );
    if (outcome.report === undefined) throw new Error('A stopped run must have a report');
    const answer = await fetch(`${target}/qrcodes?limit=100`, { headers: { 'x-api-key': reference.apiKey } });
    // The list of the reference server.
    const { data } = (await answer.json()) as { readonly data: readonly unknown[] };
    return { report: outcome.report, left: data.length };
  } finally {
    await reference.close();
  }
}

describe('a run that is stopped', () => {
  test.each([1, 7, 130])('leaves a complete report, and nothing on the server, when stopped at payload %d', async (payload) => {
    const { report, left } = await stopped((_, count) => count >= payload, { only: ['bulk/index-exact', 'accept/valid'] });
    expect(report.run.interrupted).toBe(true);
    expect(isReport(report) || isReport.errors).toBe(true);
    expect(report.summary.failed + report.summary.errored).toBe(0);
    expect(left).toBe(0);
  });

  test.each([100, 600])('leaves a complete report, and nothing on the server, when stopped at scenario %d', async (scenario) => {
    const { report, left } = await stopped((event) => event.kind === 'done' && event.done >= scenario);
    expect([report.run.interrupted, isReport(report), left]).toEqual([true, true, 0]);
  });

  test('keeps the findings when stopped while shrinking', async () => {
    let tries = 0;
    const { report, left } = await stopped(
      (event) => {
        if (event.kind === 'shrinking') tries += 1;
        return tries === 3;
      },
      { lie: 'fuzz-quote-in-bad-item', only: ['bulk/index-exact'] },
    );
    expect(tries).toBe(3);
    expect([report.run.interrupted, isReport(report), left]).toEqual([true, true, 0]);
    expect(report.results.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toContain('bulk/index-exact');
  });
});

test('ends with --max-time, and reports what it had no time for', async () => {
  const { report, left } = await stopped(() => false, { runs: 100_000, maxTimeMs: 6_000, only: ['transport/no-server-error'] });
  expect(report.run.interrupted).toBe(false);
  expect(report.run.options).toMatchObject({ maxTimeMs: 6_000 });
  expect(report.coverage.flatMap(({ gaps }) => gaps)).toContainEqual(
    expect.objectContaining({ why: 'time', needs: null, scenarios: expect.any(Number) }),
  );
  expect(left).toBe(0);
});
