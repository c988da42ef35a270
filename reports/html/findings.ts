import type { Finding } from '../../src/model/report.ts';
import { answerLine, excerpt } from '../shared/answer.ts';
import { curlText } from '../shared/curl.ts';
import type { FindingDetails, FindingSeverity } from '../shared/details.ts';
import { type ShownStep, sentText } from '../shared/steps.ts';
import { escapeAttribute, escapeHtml, escapeLines, shortened } from './text.ts';

/** A finding on the page: with the letter of its probable cause, '' where it does not count. */
export interface PageFinding {
  readonly details: FindingDetails;
  readonly letter: string;
}

/** How much of a finding is on the page. Beyond this many findings answers are left to the JSON report, so that the page stays small. */
const MANY = 500;
const LONGEST_VALUE = 600;
const LONGEST_COMMAND = 4000;
const LONGEST_LINE = 300;

const WORDS = {
  violation: 'MUST violated',
  note: 'SHOULD not followed',
  known: 'known (baseline)',
  flaky: 'flaky',
} as const satisfies Record<FindingSeverity, string>;

/** All findings, with fields that filter them. */
export function findingsSection(findings: readonly PageFinding[]): string {
  if (findings.length === 0) return '';
  const isShort = findings.length > MANY;
  return `<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
<form class="filters" role="search" aria-label="Findings">
<label>Search <input type="search" name="search" autocomplete="off"></label>
${choice(
  'cause',
  'Cause',
  findings.map(({ letter }) => letter),
)}
${choice(
  'operation',
  'Operation',
  findings.map(({ details }) => details.finding.operation ?? ''),
)}
${choice(
  'area',
  'Area',
  findings.map(({ details }) => areaOf(details)),
)}
${choice(
  'severity',
  'Severity',
  findings.map(({ details }) => details.severity),
)}
<button type="reset">Clear</button> <span id="count" role="status">${findings.length} findings</span></form>
${findings.map((finding) => block(finding, isShort)).join('\n')}</section>`;
}

function choice(name: string, label: string, values: readonly string[]): string {
  const options = [...new Set(values)].filter((value) => value !== '').map((value) => `<option>${escapeHtml(value)}</option>`);
  return `<label>${label} <select name="${name}"><option value="">all</option>${options.join('')}</select></label>`;
}

function areaOf({ result }: FindingDetails): string {
  return result.id.split('/')[0] ?? result.id;
}

function block({ details, letter }: PageFinding, isShort: boolean): string {
  const { result, finding, severity, sentence, hint, steps, replay } = details;
  const operation = finding.operation ?? '';
  const data = `data-cause="${letter}" data-operation="${escapeAttribute(operation)}" data-area="${escapeAttribute(areaOf(details))}" data-severity="${severity}"`;
  return `<details class="finding" ${data}><summary>${letter === '' ? '' : `<strong>${letter}</strong> `}<span class="${severity}">${escapeHtml(result.id)}</span>${
    operation === '' ? '' : ` · ${escapeHtml(operation)}`
  } · ${escapeHtml(sentence)}</summary>
<div class="sides"><div>Expected<pre>${value(finding.expected)}</pre></div><div>Actual<pre>${value(finding.actual)}</pre></div></div>
<dl>${facts(details)}</dl>${hint === undefined ? '' : `<p>${escapeHtml(hint)}</p>`}
${steps.map((step) => shownStep(step, finding, isShort)).join('\n')}${replay === undefined ? '' : copyable(replay, 'Copy replay')}</details>`;
}

function facts({ result, finding, severity, values, replay }: FindingDetails): string {
  const { where, spec, count, id, known } = finding;
  const all: readonly (readonly [string, string])[] = [
    ['Level', WORDS[severity]],
    ['Format', result.format],
    ['Sent', sentText(finding)],
    ['Where', where === '' ? 'the body' : where],
    ['Answers', values.join('   ')],
    ['Promised', spec === '' ? '' : `#${spec}`],
    ['Seen', `${count}×`],
    ['Accepted', known?.reason ?? ''],
    // The command to replay it names the id.
    ['Id', replay === undefined ? id : ''],
  ];
  return all.map(([name, text]) => (text === '' ? '' : `<dt>${name}</dt><dd>${escapeHtml(shortened(text, LONGEST_VALUE))}</dd>`)).join('');
}

function value(json: FindingDetails['finding']['expected']): string {
  return escapeHtml(shortened(JSON.stringify(json), LONGEST_VALUE));
}

/** Lines of the answer that a finding is about, and of the others that show it. */
const MOST_LINES = { cited: 20, other: 6 };

/** A request as a command with its answer, which is left out where the page would become too large. */
function shownStep({ title, exchange, curl, isCited }: ShownStep, { where, actual }: Finding, isShort: boolean): string {
  const heading = title === '' ? '' : `<p>${escapeHtml(title)}</p>`;
  const command = copyable(shortened(curlText(curl), LONGEST_COMMAND), 'Copy curl');
  if (isShort) return heading + command;
  const most = isCited ? MOST_LINES.cited : MOST_LINES.other;
  const body = excerpt(exchange, { width: LONGEST_LINE, most, where, actual }).join('\n');
  const answer = `<p class="soft">Answer: ${escapeHtml(answerLine(exchange))}</p>`;
  return `${heading}${command}${answer}${body === '' ? '' : `<pre>${escapeLines(body)}</pre>`}`;
}

/** Text with a button that copies it. */
export function copyable(text: string, label: string): string {
  return `<div class="copy"><pre tabindex="0">${escapeLines(text)}</pre><button data-copy>${label}</button></div>`;
}
