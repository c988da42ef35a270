import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { requirements } from '../../suites/index.ts';
import { failed, judged } from './judged.ts';
import { failedOn, matrixPage } from './page.ts';

const formats = builtInFormats();

/** What fuzzing alone finds stands on its own. */
const planned = faults.filter(({ foundBy }) => foundBy !== 'fuzz');

describe('the matrix', () => {
  test.each(formats)('passes the clean server of %s in everything, SHOULDs included', async (format) => {
    const report = await judged(format, {});
    expect(failed(report)).toEqual([]);
    expect(report.results.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'skipped')).toEqual([]);
    expect(report.coverage.flatMap(({ undocumented }) => undocumented)).toEqual([]);
  });

  test.each(formats)('provokes every entry of the catalogue of %s', async (format) => {
    const report = await judged(format, {});
    const missed = report.coverage.flatMap(({ codes }) =>
      codes.filter(({ operations }) => !Object.values(operations).includes('observed')),
    );
    expect(missed.map(({ entry }) => entry)).toEqual([]);
  });

  test.each(formats)('breaks every requirement that applies to %s by a fault of its own', (format) => {
    const description = loadBuiltIn(format);
    const broken = new Set(planned.filter((fault) => fault.format === format).flatMap(({ breaks }) => breaks));
    const unbroken = requirements.filter((each) => each.applies(description) === undefined && !broken.has(each.id));
    expect(unbroken.map(({ id }) => id)).toEqual([]);
  });

  test.each(formats)('holds at least 45 faults and 15 variants of %s', (format) => {
    expect(planned.filter((fault) => fault.format === format).length).toBeGreaterThanOrEqual(45);
    expect(variants.filter((variant) => variant.format === format).length).toBeGreaterThanOrEqual(15);
  });

  test.each([
    ['faults', faults],
    ['variants', variants],
  ] as const)('lists every file of reference/%s under its own name', (folder, list) => {
    const files = readdirSync(new URL(`../../reference/${folder}/`, import.meta.url)).filter((file) => file !== 'index.ts');
    expect(list.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  });

  test('declares only requirements that exist', () => {
    const known = new Set(requirements.map(({ id }) => id));
    const declared = [...faults.flatMap(({ breaks }) => breaks), ...variants.flatMap(({ shoulds }) => shoulds)];
    expect(declared.filter((id) => !known.has(id))).toEqual([]);
    expect(
      variants.flatMap(({ shoulds }) => shoulds).filter((id) => requirements.find((each) => each.id === id)?.level !== 'SHOULD'),
    ).toEqual([]);
  });

  test('shows the current sentence of every fault and variant in docs/matrix.md (npm run matrix -- --texts)', () => {
    const page = readFileSync(new URL('../../docs/matrix.md', import.meta.url), 'utf8');
    expect(page).toBe(matrixPage(failedOn(page)));
  });
});
