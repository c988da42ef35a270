import type { Finding, FuzzInfo, Report, Result } from '../../src/model/report.ts';
import { isAcceptedFinding, weigh } from '../../src/model/verdict.ts';
import { answerLine, cut, excerpt } from '../shared/answer.ts';
import { detailsOf, type FindingDetails } from '../shared/details.ts';
import { type FindingGroup, groups } from '../shared/group.ts';
import { rootCauses } from '../shared/root-causes.ts';
import { type ShownStep, sentText } from '../shared/steps.ts';
import { visible } from '../shared/visible.ts';
import { recurrenceText } from './flaky.ts';
import { labelled, listText, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** Every mechanism that is wrong, violations first, then recommendations that were not followed. */
export function failures(view: View): readonly string[] {
  const all = view.report.results.filter(({ verdict }) => verdict === 'failed').flatMap(withCounted);
  const failed = view.report.run.contracts === true && !view.options.verbose ? oneOfEachCause(all, view.report) : all;
  const violated = failed.filter(({ level }) => weigh(level, 'failed', view.options.strict) === 'violation');
  const noted = failed.filter((result) => !violated.includes(result));
  const sections = [
    ...section(view, 'Violations', violated, 0),
    ...section(view, 'Recommendations not followed (SHOULD)', noted, violated.length),
  ];
  const others = all.length - failed.length;
  const more = others === 0 ? [] : ['', view.paint.dim(`   … and ${others} more with the same causes; --verbose shows them`)];
  const [blank = '', title = '', ...rest] = sections;
  const usesKey = sections.some((line) => line.includes('ERRSPEC_API_KEY'));
  return [...(usesKey ? [blank, title, ...aboutKeys(view), ...rest] : sections), ...more];
}

/** Interactions of a contract are many and alike: one that is violated for each cause will do. */
function oneOfEachCause(failed: readonly Result[], report: Report): readonly Result[] {
  const examples = new Set(rootCauses(report).map(({ example }) => example.finding));
  return failed.filter(({ findings }) => findings.some((finding) => examples.has(finding)));
}

function aboutKeys({ paint, width }: View): readonly string[] {
  const text = 'The curl commands read your API key from the variable ERRSPEC_API_KEY: export it before you run one.';
  return ['', ...wrap(text, width - 2).map((line) => paint.dim(`  ${line}`))];
}

/** The result with the findings that count, those that weigh less than it apart; nothing where none does. */
function withCounted(result: Result): readonly Result[] {
  const counted = result.findings.filter((finding) => !isAcceptedFinding(finding));
  const byLevel = Map.groupBy(counted, ({ level = result.level }) => level);
  return [...byLevel].map(([level, findings]) => ({ ...result, level, findings }));
}

function section(view: View, title: string, results: readonly Result[], before: number): readonly string[] {
  if (results.length === 0) return [];
  return ['', heading(view, title), ...results.flatMap((result, index) => failure(view, result, before + index + 1))];
}

/** A requirement that failed, with a block for each mechanism. */
function failure(view: View, result: Result, number: number): readonly string[] {
  const { paint, width } = view;
  const color = weigh(result.level, 'failed', view.options.strict) === 'violation' ? paint.red : paint.yellow;
  return [
    '',
    `${color(`${number})`)} ${paint.bold(result.id)}  ${color(result.level)}  ${paint.dim(result.format)}`,
    ...wrap(result.title, width - 3).map((line) => `   ${line}`),
    ...labelled('   Source: ', wrap(result.source, width - 11)).map(paint.dim),
    ...blocks(view, groups(result, view.report)),
  ];
}

/** The first kinds of a failure; all of them when verbose. */
function blocks(view: View, all: readonly FindingGroup[]): readonly string[] {
  const most = view.options.verbose ? all.length : 5;
  const more =
    all.length > most ? ['', view.paint.dim(`   … and ${all.length - most} more kinds; --verbose or --report json shows them`)] : [];
  return [...all.slice(0, most).flatMap((group) => ['', ...block(view, group)]), ...more];
}

function block(view: View, group: FindingGroup): readonly string[] {
  const { paint, width, report, options } = view;
  const details = detailsOf({ report, result: group.result, finding: group.example }, options);
  const { sentence, hint } = details;
  return [
    ...labelled('   ▸ ', wrap(sentence, width - 5)).map(paint.bold),
    ...facts(view, group, details),
    ...shown(view, details),
    ...(hint === undefined ? [] : ['', ...labelled('     Hint: ', wrap(hint, width - 11)).map(paint.cyan)]),
  ];
}

function facts(view: View, group: FindingGroup, { exchange, values, replay }: FindingDetails): readonly string[] {
  const { example } = group;
  const { paint } = view;
  const fact = (name: string, value: string) => labelled(`     ${view.paint.dim(name.padEnd(9))} `, [value]);
  const room = view.width - 15;
  const by = exchange?.answeredBy ?? 'application';
  return [
    ...fact('expected', view.paint.green(cut(JSON.stringify(example.expected), room))),
    ...fact('actual', view.paint.red(cut(JSON.stringify(example.actual), room))),
    ...(example.about === '' ? [] : fact('sent', cut(sentText(example), room))),
    ...fact('where', cut(locationOf(example.where), room)),
    ...values.flatMap((value, index) => fact(index === 0 ? 'answers' : '', cut(value, room))),
    ...(example.spec === '' ? [] : fact('promised', cut(`#${example.spec}`, room))),
    ...(example.recurrence === undefined
      ? []
      : labelled(`     ${paint.dim('alone'.padEnd(9))} `, wrap(recurrenceText(example.recurrence), room))),
    ...otherLocations(view, example).flatMap((line, index) => fact(index === 0 ? 'or at' : '', cut(line, room))),
    ...fact('seen', cut(seen(group), room)),
    ...(by === 'application' ? [] : fact('answer by', cut(visible(by), room))),
    ...also(view, group).flatMap((line, index) => fact(index === 0 ? 'also' : '', cut(line, room))),
    ...fact('id', view.paint.dim(group.findings.length === 1 ? example.id : `${example.id} and ${group.findings.length - 1} more`)),
    ...(example.fuzz === undefined ? [] : fact('fuzzed', cut(fuzzed(example.fuzz), room))),
    // The command is not wrapped, so that it can be copied.
    ...(replay === undefined || view.options.file === undefined ? [] : fact('replay', view.paint.dim(replay))),
  ];
}

/** A random payload: how large it was, to what it was shrunk, and the seed and path that generate it. */
function fuzzed({ seed, path, size: before, shrunkTo, unit }: FuzzInfo): string {
  const size = `${before} ${before === 1 ? unit.replace(/s$/, '') : unit}`;
  return `${before === shrunkTo ? size : `${size}, shrunk to ${shrunkTo}`}; seed ${seed}, path ${path}`;
}

function locationOf(where: string): string {
  if (where === 'status') return 'the status of the answer';
  if (where.startsWith('header:')) return `the header ${where.slice('header:'.length)} of the answer`;
  return where === '' ? 'the body of the answer' : `${where} in the answer`;
}

/** How often, and in which operations. */
function seen(group: FindingGroup): string {
  const operations = [...group.operations].filter(([operation]) => operation !== '');
  if (operations.length === 0) return often(group.count);
  if (operations.length === 1) return `${often(group.count)} in ${operations[0]?.[0] ?? ''}`;
  return `${often(group.count)}: ${listText(
    operations.map(([operation, count]) => `${operation} ${count}`),
    8,
  )}`;
}

function often(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** Other locations in the description at which payloads with this finding were invalid, the most frequent first. */
function otherLocations({ options }: View, { places = [], spec }: Finding): readonly string[] {
  const lines = places
    .filter((location) => location.spec !== spec && location.spec !== '')
    .toSorted((a, b) => b.count - a.count)
    .map((location) => `#${location.spec}`);
  return shortened([...new Set(lines)], options.verbose ? lines.length : 3);
}

/** Other requests with the same finding. */
function also(view: View, group: FindingGroup): readonly string[] {
  const name = (finding: Finding) =>
    group.operations.size > 1 ? [finding.operation ?? '', sentText(finding)].filter((part) => part !== '').join(': ') : sentText(finding);
  const lines = [...new Set(group.findings.map(name))].filter((line) => line !== name(group.example));
  return shortened(lines, view.options.verbose ? lines.length : 4);
}

function shortened(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `… ${lines.length - most} more`];
}

/** How many lines of an answer are shown: of the one that the finding is about more than of those before and after it. */
const MOST_LINES = { cited: 14, other: 6, verbose: 200 };

/** Each request as a command, what must be done before it, and the part of its answer that matters. */
function shown(view: View, { steps, finding }: FindingDetails): readonly string[] {
  return steps.flatMap((step) => shownStep(view, step, finding));
}

function shownStep(view: View, { title, exchange, curl, isCited }: ShownStep, { where, actual }: Finding): readonly string[] {
  const { paint, width, options } = view;
  const most = options.verbose ? MOST_LINES.verbose : isCited ? MOST_LINES.cited : MOST_LINES.other;
  return [
    '',
    ...(title === '' ? [] : [`     ${cut(title, width - 5)}`]),
    ...curl.remarks.flatMap((remark) => labelled('     # ', wrap(remark, width - 7)).map(paint.dim)),
    ...command(curl.words.map(visibleLines), width - 7).map((line, index) => `${index === 0 ? '     $ ' : '         '}${line}`),
    paint.dim(`     → ${cut(answerLine(exchange), width - 7)}`),
    ...excerpt(exchange, { width: width - 9, most, where, actual }).map((line) => paint.dim(`       │ ${line}`)),
  ];
}

/** The words of a command on lines of at most `width` columns where they fit, each but the last continued. */
function command(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 5 <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} \\`));
}

/** Escapes what a terminal would obey in a recorded header or address. */
function visibleLines(word: string): string {
  return word
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}
