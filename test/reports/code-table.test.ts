import { describe, expect, it } from 'vitest';
import { reporters } from '../../reports/index.ts';
import { codesHeading, codeTable } from '../../reports/shared/code-table.ts';
import type { CodeCoverage, FormatCoverage } from '../../src/model/report.ts';
import { report } from './fixture.ts';
import { PLAIN } from './options.ts';

const documented: CodeCoverage = { entry: '422', meaning: 'The body is not valid.', operations: { make: 'observed' } };
const usual: CodeCoverage = { entry: '404', meaning: 'There is none.', usual: true, operations: { make: 'not-exercised' } };
const idle: CodeCoverage = { entry: '409', meaning: 'It exists.', usual: true, operations: {} };

const covered = (...codes: readonly CodeCoverage[]): FormatCoverage => ({
  format: 'plain',
  successes: { make: 'observed' },
  codes,
  undocumented: [],
  gaps: [],
});

describe('the table of codes', () => {
  it.each<[codes: readonly CodeCoverage[], heading: string, observed: string]>([
    [[documented], 'Documented codes', '1 of 1 documented codes observed'],
    [[usual, idle], 'Usual codes', 'no codes documented, 0 of 1 usual codes observed'],
    [[documented, usual, idle], 'Documented and usual codes', '1 of 1 documented codes observed, 0 of 1 usual codes observed'],
    [[], 'Documented codes', '0 of 0 documented codes observed'],
  ])('calls documented only what the description documents: %j', (codes, heading, observed) => {
    const one = covered(...codes);
    expect([codesHeading([one]), codeTable(one).observed]).toEqual([heading, observed]);
    const text = (['pretty', 'markdown', 'html'] as const).map((name) => reporters[name](report([], { coverage: [one] }), PLAIN));
    for (const each of text) expect(each).toContain(observed);
  });

  it('has a row for each documented code, and for a usual one that was asked for', () => {
    const table = codeTable(covered({ ...documented, operations: {} }, usual, idle));
    expect(table.rows.map(({ entry, meaning }) => [entry, meaning])).toEqual([
      ['success', 'the request is accepted'],
      ['422', 'The body is not valid.'],
      ['404', 'usual: There is none.'],
    ]);
  });
});
