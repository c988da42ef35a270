import { createHash } from 'node:crypto';
import { overall } from '../src/model/outcome.ts';
import type { Report } from '../src/model/report.ts';
import { VERDICTS } from '../src/model/verdict.ts';
import { causesSection } from './html/causes.ts';
import { findingsSection } from './html/findings.ts';
import { matrixSection } from './html/matrix.ts';
import { SCRIPT } from './html/script.ts';
import { STYLE } from './html/style.ts';
import { escapeHtml } from './html/text.ts';
import { noteSentence } from './notes.ts';
import { gapText, REASONS } from './pretty/gaps.ts';
import type { Reporter } from './reporter.ts';
import { causeLines } from './shared/cause-line.ts';
import { AS_ENTITY, withoutCommands } from './shared/ci-commands.ts';
import { findingDetails } from './shared/details.ts';
import { outcomeText } from './shared/outcome-text.ts';

/** Nothing on the page runs but its own script, and nothing is loaded. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;

/** One page without network: causes first, then the codes, then every finding with what was expected, what came and the commands. */
export const html: Reporter = (report, options) => {
  const lines = causeLines(report, options);
  const letters = new Map(lines.flatMap(({ letter, cause }) => cause.findings.map(({ finding }) => [finding, letter] as const)));
  const findings = findingDetails(report, options).map((details) => ({ details, letter: letters.get(details.finding) ?? '' }));
  const body = [
    head(report, options.strict),
    causesSection(lines, report),
    matrixSection(report.coverage),
    findingsSection(findings),
    otherSection(report),
  ];
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>errspec: ${escapeHtml(overall(report, options.strict))}</title>
<style>${STYLE}</style></head><body><main>
${body.filter((part) => part !== '').join('\n')}
</main><script>${SCRIPT}</script></body></html>
`;
  // The script holds no text of the report, and its hash must not change.
  const end = page.lastIndexOf('<script>');
  return withoutCommands(page.slice(0, end), AS_ENTITY) + page.slice(end);
};

function head(report: Report, strict: boolean): string {
  const { run, seed, summary } = report;
  const counts = VERDICTS.filter((verdict) => summary[verdict] > 0).map(
    (verdict) => `<li><strong>${summary[verdict]}</strong> ${verdict.replace('-', ' ')}</li>`,
  );
  const targets = Object.entries(run.targets).map(([format, target]) => `${escapeHtml(format)} at <code>${escapeHtml(target)}</code>`);
  const facts = [
    ...targets,
    escapeHtml(run.tool),
    escapeHtml(run.started),
    `${run.requests} requests in ${(run.ms / 1000).toFixed(1)} s`,
    `seed ${seed}`,
  ];
  const text = outcomeText(report, strict);
  return `<header><h1 class="outcome ${overall(report, strict)}">${escapeHtml(text.charAt(0).toUpperCase() + text.slice(1))}</h1>
<p class="soft">${facts.join(' · ')}</p><ul class="counts" aria-label="Requirements">${counts.join('')}</ul>
<p class="soft">The curl commands read the API key from the variable <code>ERRSPEC_API_KEY</code>.</p></header>`;
}

/** What was not exercised, what errspec itself failed at, and messages of the run. */
function otherSection({ coverage, results, run }: Report): string {
  const gaps = coverage.flatMap(({ format, gaps: own }) => own.map((gap) => `${format}: ${REASONS[gap.why] ?? gap.why}: ${gapText(gap)}`));
  const errors = results
    .filter(({ verdict }) => verdict === 'errored')
    .map(({ id, format, reason }) => `${id} (${format}): ${reason ?? ''}`);
  const messages = [...run.warnings, ...run.notes].map(noteSentence);
  return [list('Errors of errspec itself', errors), list('Not exercised', gaps), list('Notes', messages)].join('');
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<section><h2>${title}</h2><ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul></section>`;
}
