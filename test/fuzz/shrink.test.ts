import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import { isArray, type Json } from '../../src/model/json.ts';
import { at } from '../../src/model/pointer.ts';
import type { Report } from '../../src/model/report.ts';
import { failed, judged, OF_THE_MATRIX } from '../matrix/judged.ts';
import { thinned } from '../matrix/thin.ts';
import { campaignsOf, probeOf } from './campaigns.ts';

/** The report of a run with payloads, and how many requests were sent after the last of them: those that make payloads smaller. */
async function shrunk(name: string, more: Partial<CheckOptions>): Promise<{ readonly report: Report; readonly after: number }> {
  const fault = faults.find((each) => each.name === name);
  if (fault === undefined) throw new Error(`There is no fault ${name}`);
  let before = 0;
  const onProgress: CheckOptions['onProgress'] = (event) => {
    if (event.kind === 'fuzzed') before = event.requests;
  };
  const options = { ...OF_THE_MATRIX, requirements: thinned(), runs: 100, onProgress, ...more };
  const report = await judged(fault.format, { fault, stateless: true }, options);
  return { report, after: report.run.requests - before };
}

function fail(): never {
  throw new Error('The payload is not to be had');
}

describe('what a payload shows', () => {
  test('is made smaller where it is asked for', async () => {
    const { report, after } = await shrunk('fuzz-errors-cut-at-eight', { only: ['bulk/counts'] });
    expect(failed(report)).toEqual(['bulk/counts']);
    expect(report.results.flatMap(({ findings }) => findings.map(({ fuzz }) => fuzz?.shrunkTo))).toEqual([9]);
    expect(after).toBeGreaterThan(0);
  });

  test.each(['fuzz-errors-cut-at-eight', 'fuzz-message-lost-past-the-seventh'])(
    'stands in the exchange that is shown for it: %s',
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
  ])('is made the fewest parameters, and drawn again from its seed and path: %s', async (name, requirement, least) => {
    const { report } = await shrunk(name, { only: [requirement] });
    const campaigns = campaignsOf(loadBuiltIn('structured-error'), { states: 'none', assumed: false });
    const shown = report.results.flatMap(({ findings }) => findings);
    expect(Math.min(...shown.map(({ fuzz }) => fuzz?.shrunkTo ?? 99))).toBe(least);
    for (const { fuzz, operation, recipe } of shown) {
      expect(fuzz).toMatchObject({ unit: 'parameters' });
      const campaign = campaigns.find(({ kind, operation: { id } }) => kind === 'parameters' && id === operation);
      if (campaign === undefined || fuzz === undefined) throw new Error(`There is no campaign over ${operation}`);
      const [payload] = fc.sample(campaign.arbitrary, { seed: fuzz.seed, path: fuzz.path, numRuns: 1 });
      const { request } = probeOf(payload?.trial(0) ?? fail());
      expect(at(recipe, '/steps/0/request')).toEqual(JSON.parse(JSON.stringify(request)));
    }
  });

  test.each([{ only: ['transport/no-server-error'] }, { only: ['bulk', 'transport'], skip: ['bulk'] }])(
    'is not made smaller where it is not, with %o',
    async (more) => {
      const { report, after } = await shrunk('fuzz-errors-cut-at-eight', more);
      expect(failed(report)).toEqual([]);
      expect(after).toBe(0);
    },
  );
});
