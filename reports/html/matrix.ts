import type { CodeCoverage, FormatCoverage } from '../../src/model/report.ts';
import { escapeAttribute, escapeHtml } from './text.ts';

type CellState = CodeCoverage['operations'][string];

const CELLS: Readonly<Record<CellState, { readonly sign: string; readonly word: string }>> = {
  observed: { sign: '✓', word: 'observed' },
  wrong: { sign: '✗', word: 'another answer' },
  'not-exercised': { sign: '·', word: 'not exercised' },
};

/** Documented codes × operations of each format. */
export function matrixSection(coverage: readonly FormatCoverage[]): string {
  if (coverage.length === 0) return '';
  return `<section aria-labelledby="codes"><h2 id="codes">Documented codes</h2>
<p class="soft">✓ observed, ✗ another answer, · not exercised</p>${coverage.map(table).join('\n')}</section>`;
}

function table({ format, successes, codes, undocumented }: FormatCoverage): string {
  const success: CodeCoverage = { entry: 'success', meaning: 'the request is accepted', operations: successes };
  const operations = [...new Set([success, ...codes].flatMap((code) => Object.keys(code.operations)))];
  const observed = codes.filter((code) => Object.values(code.operations).includes('observed')).length;
  const head = operations.map((operation) => `<th scope="col">${escapeHtml(operation)}</th>`).join('');
  const rows = [success, ...codes].map((code) => row(code, operations)).join('\n');
  const name = escapeHtml(format);
  return `<h3>${name}: ${observed} of ${codes.length} documented codes observed</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Codes of ${escapeAttribute(format)}"><table><thead><tr><th scope="col">Code</th>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>${strangers(undocumented)}`;
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
