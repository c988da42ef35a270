import type { CodeCoverage, FormatCoverage } from '../../src/model/report.ts';
import { codesHeading, codeTable } from '../shared/code-table.ts';
import { escapeAttribute, escapeHtml } from './text.ts';

type CellState = CodeCoverage['operations'][string];

const CELLS: Readonly<Record<CellState, { readonly sign: string; readonly word: string }>> = {
  observed: { sign: '✓', word: 'observed' },
  wrong: { sign: '✗', word: 'another answer' },
  'not-exercised': { sign: '·', word: 'not exercised' },
};

/** Codes × operations of each format. */
export function matrixSection(coverage: readonly FormatCoverage[]): string {
  if (coverage.length === 0) return '';
  return `<section aria-labelledby="codes"><h2 id="codes">${codesHeading(coverage)}</h2>
<p class="soft">✓ observed, ✗ another answer, · not exercised</p>${coverage.map(table).join('\n')}</section>`;
}

function table(covered: FormatCoverage): string {
  const { format, observed, operations, rows } = codeTable(covered);
  const head = operations.map((operation) => `<th scope="col">${escapeHtml(operation)}</th>`).join('');
  const name = escapeHtml(format);
  return `<h3>${name}: ${observed}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Codes of ${escapeAttribute(format)}"><table><thead><tr><th scope="col">Code</th>${head}</tr></thead>
<tbody>${rows.map((code) => row(code, operations)).join('\n')}</tbody></table></div>${strangers(covered.undocumented)}`;
}

function row({ entry, meaning, operations: states }: CodeCoverage, operations: readonly string[]): string {
  const cells = operations.map((operation) => cell(Object.hasOwn(states, operation) ? states[operation] : undefined)).join('');
  return `<tr><th scope="row">${escapeHtml(entry)}<span class="meaning">${escapeHtml(meaning)}</span></th>${cells}</tr>`;
}

function cell(state: CellState | undefined): string {
  if (state === undefined) return '<td></td>';
  const { sign, word } = CELLS[state];
  return `<td class="${state}"><span aria-hidden="true">${sign}</span><span class="visually-hidden">${word}</span></td>`;
}

function strangers(undocumented: FormatCoverage['undocumented']): string {
  if (undocumented.length === 0) return '';
  const names = undocumented.map(({ code, operation }) => `${code} (${operation})`).join(', ');
  return `<p class="note">Answered, but not in the catalogue: ${escapeHtml(names)}</p>`;
}
