import { isArray } from '../../src/json/json.ts';
import type { Finding, FuzzInfo, RecordedExchange, Result } from '../../src/model/report.ts';
import { isAcceptedFinding, weigh } from '../../src/model/verdict.ts';
import { advice, sentence } from '../sentences.ts';
import { answerLine, cut, excerpt } from '../shared/answer.ts';
import { curl } from '../shared/curl.ts';
import { type FindingGroup, groups } from '../shared/group.ts';
import { visible } from '../shared/visible.ts';
import { recurrenceText } from './flaky.ts';
import { labelled, listText, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** Every mechanism that is wrong, violations first, then recommendations that were not followed. */
export function failures(view: View): readonly string[] {
  const failed = view.report.results.filter(({ verdict }) => verdict === 'failed').flatMap(withCounted);
  const violated = failed.filter(({ level }) => weigh(level, 'failed', view.options.strict) === 'violation');
  const noted = failed.filter((result) => !violated.includes(result));
  return [...section(view, 'Violations', violated, 0), ...section(view, 'Recommendations not followed (SHOULD)', noted, violated.length)];
}

/** The result with the findings that count; nothing where none does. */
function withCounted(result: Result): readonly Result[] {
  const findings = result.findings.filter((finding) => !isAcceptedFinding(finding));
  return findings.length === 0 ? [] : [{ ...result, findings }];
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
  const { example } = group;
  const { paint, width } = view;
  const exchange = example.exchange === null ? undefined : view.report.exchanges[example.exchange];
  const hint = advice(example, view.options.texts);
  return [
    ...labelled('   ▸ ', wrap(sentence(example, view.options.texts), width - 5)).map(paint.bold),
    ...facts(view, group, exchange),
    ...(exchange === undefined ? [] : ['', ...shown(view, exchange, example.where)]),
    ...(hint === undefined ? [] : ['', ...labelled('     Hint: ', wrap(hint, width - 11)).map(paint.cyan)]),
  ];
}

function facts(view: View, group: FindingGroup, exchange: RecordedExchange | undefined): readonly string[] {
  const { example } = group;
  const { paint } = view;
  const fact = (name: string, value: string) => labelled(`     ${view.paint.dim(name.padEnd(9))} `, [value]);
  const room = view.width - 15;
  return [
    ...fact('expected', view.paint.green(cut(JSON.stringify(example.expected), room))),
    ...fact('actual', view.paint.red(cut(JSON.stringify(example.actual), room))),
    ...(example.about === '' ? [] : fact('sent', cut(example.about, room))),
    ...fact('where', cut(placeOf(example.where), room)),
    ...(example.spec === '' ? [] : fact('promised', cut(`#${example.spec}`, room))),
    ...(example.recurrence === undefined
      ? []
      : labelled(`     ${paint.dim('alone'.padEnd(9))} `, wrap(recurrenceText(example.recurrence), room))),
    ...others(view, example).flatMap((line, index) => fact(index === 0 ? 'or at' : '', cut(line, room))),
    ...fact('seen', cut(seen(group), room)),
    ...(exchange?.answeredBy && exchange.answeredBy !== 'application' ? fact('answer by', cut(visible(exchange.answeredBy), room)) : []),
    ...also(view, group).flatMap((line, index) => fact(index === 0 ? 'also' : '', cut(line, room))),
    ...fact('id', view.paint.dim(group.findings.length === 1 ? example.id : `${example.id} and ${group.findings.length - 1} more`)),
    ...(example.fuzz === undefined ? [] : fact('drawn', cut(drawn(example.fuzz), room))),
    ...again(view, example).flatMap((command) => fact('again', view.paint.dim(command))),
  ];
}

/** A random payload: how large it was, how much smaller it was made, and how to draw it again. */
function drawn({ seed, path, size: before, shrunkTo, unit }: FuzzInfo): string {
  const size = `${before} ${before === 1 ? unit.replace(/s$/, '') : unit}`;
  return `${before === shrunkTo ? size : `${size}, made smaller to ${shrunkTo}`}; seed ${seed}, path ${path}`;
}

function placeOf(where: string): string {
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

/** Other places of the description that payloads were broken at where they showed it: those most often first. */
function others({ options }: View, { places = [], spec }: Finding): readonly string[] {
  const lines = places
    .filter((place) => place.spec !== spec && place.spec !== '')
    .toSorted((a, b) => b.count - a.count)
    .map((place) => `#${place.spec}`);
  return shortened([...new Set(lines)], options.verbose ? lines.length : 3);
}

/** What else was sent that shows the same. */
function also(view: View, group: FindingGroup): readonly string[] {
  const name = ({ operation, about }: Finding) =>
    group.operations.size > 1 ? [operation ?? '', about].filter((part) => part !== '').join(': ') : about;
  const lines = [...new Set(group.findings.map(name))].filter((line) => line !== name(group.example));
  return shortened(lines, view.options.verbose ? lines.length : 4);
}

function shortened(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `… ${lines.length - most} more`];
}

/** The request as a command, and the beginning of the answer. */
function shown(view: View, exchange: RecordedExchange, where: string): readonly string[] {
  return [
    ...command(curl(exchange, ownHeaders(view)).map(visibleLines), view.width - 7).map(
      (line, index) => `${index === 0 ? '     $ ' : '         '}${line}`,
    ),
    view.paint.dim(`     → ${cut(answerLine(exchange), view.width - 7)}`),
    ...excerpt(exchange, { width: view.width - 7, most: view.options.verbose ? 200 : 14, where }).map((line) =>
      view.paint.dim(`       ${line}`),
    ),
  ];
}

/** Names of the headers that the user gave: their values are masked, and are not the key. */
function ownHeaders(view: View): readonly string[] {
  const names = view.report.run.options['headers'];
  return isArray(names) ? names.map(String) : [];
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

/** Nothing a terminal obeys gets through, even where a recorded header or address holds it. */
function visibleLines(word: string): string {
  return word
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}

/** The command that carries the finding out again; it is not wrapped, so that it can be copied. */
function again({ options }: View, { id, recipe }: Finding): readonly string[] {
  if (options.file === undefined || recipe === null) return [];
  const file = /^[\w./-]+$/.test(options.file) ? options.file : `'${options.file.replaceAll("'", `'\\''`)}'`;
  return [`errspec replay ${visible(file)} ${id}`];
}
