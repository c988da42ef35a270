import type { CodeCoverage, FormatCoverage } from '../../src/model/report.ts';
import { cut } from '../shared/answer.ts';
import { codesHeading, codeTable } from '../shared/code-table.ts';
import { labelled, listText, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** A space at which a line does not break. */
const FIXED = '\u00a0';

type CellState = CodeCoverage['operations'][string];

/** Which codes were observed for which operations, one table per format. */
export function coverage(view: View): readonly string[] {
  if (view.report.coverage.length === 0) return [];
  return ['', heading(view, codesHeading(view.report.coverage)), ...view.report.coverage.flatMap((one) => ['', ...table(view, one)])];
}

function table(view: View, covered: FormatCoverage): readonly string[] {
  const { format, observed, operations, rows } = codeTable(covered);
  const columns = operations.map((operation, index) => ({ operation, label: String(index + 1) }));
  const name = Math.max(8, ...rows.map(({ entry }) => entry.length));
  const legend = wrap(columns.map(({ operation, label }) => `${label}${FIXED}${operation}${FIXED}`).join(' '), view.width - 2);
  return [
    `${view.paint.bold(format)}  ${observed}`,
    ...legend.map((line) => view.paint.dim(`  ${line.replaceAll(FIXED, ' ').trimEnd()}`)),
    `  ${' '.repeat(name)} ${view.paint.dim(columns.map(({ label }) => label.padStart(2)).join(' '))}`,
    ...rows.map((code) => row(view, code, name, operations)),
    view.paint.dim('  ✓ observed   ✗ another answer   · not exercised'),
    ...undocumented(view, covered),
  ];
}

function row(view: View, code: CodeCoverage, name: number, operations: readonly string[]): string {
  const cells = operations.map((operation) => ` ${sign(view, code.operations[operation])}`).join(' ');
  const room = view.width - name - 3 * operations.length - 6;
  const meaning = room > 12 ? `  ${view.paint.dim(cut(code.meaning, room))}` : '';
  return `  ${code.entry.padEnd(name)} ${cells}${meaning}`;
}

function sign(view: View, seen: CellState | undefined): string {
  switch (seen) {
    case 'observed':
      return view.paint.green('✓');
    case 'wrong':
      return view.paint.red('✗');
    case 'not-exercised':
      return view.paint.cyan('·');
    case undefined:
      return ' ';
    default:
      return seen satisfies never;
  }
}

function undocumented(view: View, { undocumented: codes }: FormatCoverage): readonly string[] {
  if (codes.length === 0) return [];
  const byCode = [...Map.groupBy(codes, ({ code }) => code)];
  const words = byCode.map(
    ([code, seen]) =>
      `${code} (${listText(
        seen.map(({ operation }) => operation),
        4,
      )})`,
  );
  return labelled('  Answered, but not in the catalogue: ', wrap(words.join(', '), view.width - 38)).map(view.paint.yellow);
}
