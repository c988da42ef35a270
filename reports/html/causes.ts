import type { Report } from '../../src/model/report.ts';
import type { CauseLine } from '../shared/cause-line.ts';
import { causeCounts } from '../shared/cause-line.ts';
import { copyable } from './findings.ts';
import { escapeHtml } from './text.ts';

/** What to do: the probable causes, the one that concerns most operations first. */
export function causesSection(lines: readonly CauseLine[], report: Report): string {
  if (lines.length === 0) return '';
  return `<section aria-labelledby="causes"><h2 id="causes">What to do: ${escapeHtml(causeCounts(lines, report))}</h2>
<ol class="causes">${lines.map(item).join('\n')}</ol></section>`;
}

function item({ letter, cause, operations, exchanged, sentence, requirements, seen, isNote, hint, replay }: CauseLine): string {
  const names = cause.operations.length > 1 ? `<p class="soft">${escapeHtml(cause.operations.join(', '))}</p>` : '';
  const level = isNote ? ' · SHOULD' : '';
  return `<li><p><span class="letter ${isNote ? 'note' : 'violation'}">${letter}</span><strong>${escapeHtml(operations)}</strong>${
    exchanged === '' ? '' : ` · ${escapeHtml(exchanged)}`
  }<br>${escapeHtml(sentence)}</p>
${hint === undefined ? '' : `<p>${escapeHtml(hint)}</p>`}${names}<p class="soft">${escapeHtml(requirements)} · ${seen}${level}</p>
${replay === undefined ? '' : copyable(replay, 'Copy replay')}
<button type="button" data-show="${letter}">Show ${cause.findings.length === 1 ? 'the finding' : `the ${cause.findings.length} findings`} of ${letter}</button></li>`;
}
