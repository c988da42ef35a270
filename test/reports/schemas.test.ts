import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ctrf } from '../../reports/ctrf.ts';
import type { Reporter } from '../../reports/reporter.ts';
import { sarif } from '../../reports/sarif.ts';
import type { Report } from '../../src/model/report.ts';
import { everything, finding, report, result } from './fixture.ts';
import { hostileReport } from './hostile.ts';
import { manyFindings } from './many.ts';
import { PLAIN } from './options.ts';

const require = createRequire(import.meta.url);

/** A validator of a schema that an npm package ships. */
function validatorOf(packageFile: string, path: string) {
  // One of the schemas is of draft 4. It uses nothing that later drafts changed but the names of these members.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(join(dirname(require.resolve(packageFile)), path), 'utf8'));
  // The published schemas use keywords, formats and patterns that strict mode refuses.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

const FORMATS = [
  ['sarif', sarif, validatorOf('@microsoft/jest-sarif/package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json')],
  ['ctrf', ctrf, validatorOf('ctrf', 'ctrf-schema-0.0.json')],
] as const;

describe.each(FORMATS)('%s', (_, reporter: Reporter, validate) => {
  const complaints = (one: Report) => (validate(JSON.parse(reporter(one, PLAIN))) ? [] : validate.errors);

  it.each([
    ['every kind of result', everything()],
    ['an empty run', report([])],
    ['a clean run', report([result({ id: 'transport/answers' })])],
    ['many findings', manyFindings(200)],
  ])('matches the public schema for %s', (__, one) => {
    expect(complaints(one)).toEqual([]);
  });

  it('matches the public schema whatever a server answers', () => {
    fc.assert(
      fc.property(hostileReport(), (one) => {
        expect(complaints(one)).toEqual([]);
      }),
      { seed: 7, numRuns: 40 },
    );
  });
});

describe('sarif', () => {
  const results = (one: Report) => JSON.parse(sarif(one, PLAIN)).runs[0].results;

  it('gives line and column where the report knows the description, else the pointer', () => {
    const { spec } = finding();
    const known = everything();
    const descriptions = { 'structured-error': { file: 'api/open api.yaml', positions: { [spec]: { line: 12, column: 7 } } } };
    const [located] = results({ ...known, run: { ...known.run, descriptions } });
    expect(located.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'api/open%20api.yaml' },
      region: { startLine: 12, startColumn: 7 },
    });
    const [unlocated] = results(known);
    expect(unlocated.locations[0].physicalLocation.region).toEqual({ startLine: 1 });
    expect(unlocated.locations[0].logicalLocations[0].fullyQualifiedName).toBe(`#${spec}`);
  });

  it('identifies a finding by its id, and suppresses what the baseline accepts', () => {
    const known = finding({ known: { reason: 'ticket 12', line: 2 } });
    const [one] = results(report([result({ id: 'fields/names-cause', verdict: 'failed', findings: [known] })]));
    expect(one.partialFingerprints).toEqual({ 'errspecFinding/v1': known.id });
    expect(one.suppressions).toEqual([{ kind: 'external', justification: 'ticket 12' }]);
  });
});

describe('ctrf', () => {
  it('counts as its tests say', () => {
    const { summary, tests } = JSON.parse(ctrf(everything(), PLAIN)).results;
    expect(summary).toMatchObject({ tests: 8, passed: 2, failed: 2, skipped: 2, pending: 1, other: 1, duration: 6230 });
    expect(tests[1]).toMatchObject({ name: 'transport/json', status: 'failed', suite: ['structured-error', 'transport'] });
    expect(tests[1].trace).toContain('errspec replay report.json transport/json:1111111111');
  });
});
