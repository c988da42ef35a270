import type { Result } from '../../src/model/report.ts';
import { isAcceptedFinding } from '../../src/model/verdict.ts';
import { cut } from '../shared/answer.ts';
import { counted } from '../shared/counted.ts';
import { tally, verdictMark, worst } from './verdict-marks.ts';
import type { View } from './view.ts';

/** The results of each format by area; an area without a failure is one line, unless `verbose`. */
export function tree(view: View): readonly string[] {
  return [...Map.groupBy(view.report.results, ({ format }) => format)].flatMap(([format, results]) => [
    '',
    ...formatTree(view, format, results),
  ]);
}

function formatTree(view: View, format: string, results: readonly Result[]): readonly string[] {
  const target = view.report.run.targets[format] ?? '';
  const areas = Map.groupBy(results, ({ id }) => id.slice(0, id.indexOf('/')));
  return [`${view.paint.bold(format)}  ${view.paint.dim(target)}`, '', ...[...areas].flatMap(([area, own]) => areaTree(view, area, own))];
}

/** Interactions of a contract are in one area, and many. */
const MOST_INTERACTIONS = 10;

function areaTree(view: View, area: string, results: readonly Result[]): readonly string[] {
  const { verdict, level } = worst(results);
  const verdicts = results.map((result) => result.verdict);
  const head = `  ${verdictMark(view, verdict, level)} ${area.padEnd(11)} ${tally(view, verdicts)}`;
  const shown = results.filter((result) => view.options.verbose || !(result.verdict === 'passed' || result.verdict === 'skipped'));
  const name = Math.min(60, Math.max(22, ...shown.map((result) => nameOf(result).length)));
  const most = view.report.run.contracts === true && !view.options.verbose ? MOST_INTERACTIONS : shown.length;
  const more = shown.length <= most ? [] : [view.paint.dim(`      … and ${shown.length - most} more; --verbose shows them`)];
  return [head, ...shown.slice(0, most).map((result) => leaf(view, result, name)), ...more];
}

function nameOf({ id }: Result): string {
  return id.slice(id.indexOf('/') + 1);
}

function leaf(view: View, result: Result, width: number): string {
  const start = `${nameOf(result).padEnd(width)} ${result.level.padEnd(6)} `;
  const note = cut(noteOf(result, view), view.width - start.length - 8);
  return `      ${verdictMark(view, result.verdict, result.level)} ${start}${view.paint.dim(note)}`.trimEnd();
}

function noteOf(result: Result, { report: { run } }: View): string {
  if (result.verdict === 'passed') return result.title;
  if (result.verdict === 'not-exercised') return `needs ${result.reason ?? 'something that was not given'}`;
  if (result.verdict === 'blocked' && run.contracts === undefined) return `depends on ${result.reason ?? 'a requirement'}, which failed`;
  if (result.verdict !== 'failed') return result.reason ?? '';
  const operations = Object.values(result.operations).filter((verdict) => verdict === 'failed').length;
  const accepted = acceptedText(result);
  return `${counted(result.findings.length, 'finding')}${operations > 0 ? ` in ${counted(operations, 'operation')}` : ''}${accepted}`;
}

/** How many findings do not count, and why. */
function acceptedText({ findings }: Result): string {
  const known = findings.filter((finding) => finding.known !== undefined).length;
  const flaky = findings.filter((finding) => finding.known === undefined && isAcceptedFinding(finding)).length;
  const part = (count: number, why: string) => (count === 0 ? [] : [count === findings.length ? why : `${count} ${why}`]);
  return [...part(known, 'known (baseline)'), ...part(flaky, 'flaky')].map((text) => `, ${text}`).join('');
}
