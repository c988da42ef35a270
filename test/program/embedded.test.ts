import { beforeAll, describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { type Checked, cells, check, complaints, coverageOf, observed, PATIENT } from './run.ts';

const FORMATS = ['code-envelope', 'structured-error'];
const DETAILS = Array.from({ length: 30 }, (_, index) => String(100300 + index));

describe('errspec check --embedded', () => {
  let checked: Checked;
  beforeAll(async () => {
    checked = await check(['--embedded']);
  }, PATIENT);

  it('passes with the embedded server', () => {
    expect(complaints(checked.report)).toEqual([]);
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain('every MUST that was exercised holds');
  });

  it('leaves nothing behind, and warns of nothing', () => expect(checked.report.run.warnings).toEqual([]));

  it('judges both formats in one report', () => {
    expect(Object.keys(checked.report.run.targets).sort()).toEqual(FORMATS);
    expect(new Set(checked.report.results.map(({ format }) => format))).toEqual(new Set(FORMATS));
    for (const format of FORMATS) expect(checked.stdout).toMatch(new RegExp(`^${format} {2}http://127`, 'm'));
  });

  it.each([
    ['code-envelope', ['400', '401', '403', '404', '429', '502', ...DETAILS]],
    ['structured-error', ['INVALID_JSON', 'VALIDATION_ERROR', 'UNAUTHORIZED', 'NOT_FOUND', '409', 'RATE_LIMITED', 'SERVER_ERROR']],
  ])('observes and reports every documented code of %s', (format, entries) => {
    expect(entries.filter((entry) => !observed(checked.report, format, entry))).toEqual([]);
    const wrong = entries.filter((entry) => Object.values(cells(checked.report, format, entry)).includes('wrong'));
    expect(wrong).toEqual([]);
    // The table of the pretty report: each code has a row with a tick and no cross.
    const table = checked.stdout.slice(checked.stdout.indexOf('Documented codes'));
    for (const entry of entries) {
      const row = new RegExp(`^ {2}${entry} .*$`, 'm').exec(table)?.[0];
      expect(row, `the row of ${entry}`).toContain('✓');
      expect(row, `the row of ${entry}`).not.toContain('✗');
    }
  });

  it('skips nothing, and sends fuzz payloads to both formats', () => {
    expect(checked.report.coverage.flatMap(({ gaps }) => gaps)).toEqual([]);
    for (const format of FORMATS) expect(checked.stderr).toMatch(new RegExp(`^${format}: planned .*; then \\d+ fuzz payloads`, 'm'));
  });

  it('reports all codes of the error catalogues', () => {
    for (const { format, codes } of checked.report.coverage) {
      const ids = loadBuiltIn(format).catalogue.map(({ id }) => id);
      expect(codes.map(({ entry }) => entry)).toEqual(ids);
    }
  });

  it('observes a success of every operation except the one that needs a state', () => {
    const without = FORMATS.flatMap((format) =>
      Object.entries(coverageOf(checked.report, format).successes).filter(([, cell]) => cell !== 'observed'),
    );
    expect(without).toEqual([['createKey', 'not-exercised']]);
  });
});
