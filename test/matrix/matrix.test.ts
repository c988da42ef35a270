import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { requirements } from '../../suites/index.ts';
import { checkReference, failedIds } from './check-reference.ts';
import { failedOn, matrixPage } from './page.ts';

const formats = builtInFormats();

/** Faults that planned probes find; the others have their own test. */
const planned = faults.filter(({ foundBy }) => foundBy !== 'fuzz');

describe('the matrix', () => {
  test.each(formats)('passes the correct server of %s, SHOULDs included', async (format) => {
    const report = await checkReference(format, {});
    expect(failedIds(report)).toEqual([]);
    expect(report.results.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'skipped')).toEqual([]);
    expect(report.coverage.flatMap(({ undocumented }) => undocumented)).toEqual([]);
  });

  test.each(formats)('provokes every entry of the error catalogue of %s', async (format) => {
    const report = await checkReference(format, {});
    const missed = report.coverage.flatMap(({ codes }) =>
      codes.filter(({ operations }) => !Object.values(operations).includes('observed')),
    );
    expect(missed.map(({ entry }) => entry)).toEqual([]);
  });

  test.each(formats)('has a fault for every requirement that applies to %s', (format) => {
    const description = loadBuiltIn(format);
    const broken = new Set(planned.filter((fault) => fault.format === format).flatMap(({ breaks }) => breaks));
    const unbroken = requirements.filter((each) => each.applies(description) === undefined && !broken.has(each.id));
    expect(unbroken.map(({ id }) => id)).toEqual([]);
  });

  test.each(formats)('contains at least 45 faults and 15 variants of %s', (format) => {
    expect(planned.filter((fault) => fault.format === format).length).toBeGreaterThanOrEqual(45);
    expect(variants.filter((variant) => variant.format === format).length).toBeGreaterThanOrEqual(15);
  });

  test.each([
    ['faults', faults],
    ['variants', variants],
  ] as const)('lists every file of reference/%s under the name of the file', (folder, list) => {
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
