import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { failed, judged, OF_THE_MATRIX } from '../matrix/judged.ts';
import { thinned } from '../matrix/thin.ts';

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

describe('what a payload shows', () => {
  test('is made smaller where it is asked for', async () => {
    const { report, after } = await shrunk('fuzz-errors-cut-at-eight', { only: ['bulk/counts'] });
    expect(failed(report)).toEqual(['bulk/counts']);
    expect(report.results.flatMap(({ findings }) => findings.map(({ fuzz }) => fuzz?.shrunkTo))).toEqual([9]);
    expect(after).toBeGreaterThan(0);
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
