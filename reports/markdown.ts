import { overall } from '../src/model/outcome.ts';
import type { CodeCoverage, FormatCoverage, Report } from '../src/model/report.ts';
import { VERDICTS } from '../src/model/verdict.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { type CauseLine, causeCounts, causeLines } from './shared/cause-line.ts';
import { AS_ENTITY, withoutCommands } from './shared/ci-commands.ts';
import { codeTable } from './shared/code-table.ts';
import { counted } from './shared/counted.ts';
import { detailsOf } from './shared/details.ts';
import { findingLines } from './shared/finding-text.ts';
import { codeBlock, markdownCode, markdownText } from './shared/markdown-text.ts';
import { outcomeText } from './shared/outcome-text.ts';

/** GitHub refuses comments beyond 65,536 characters; step summaries may be longer. */
const LONGEST = 60_000;

const SIGNS = { conforms: '✅', violated: '❌', unjudged: '❔', interrupted: '❔' } as const;

/** For the step summary of a job and for a comment in a pull request: the outcome, what to do, and the codes. */
export const markdown: Reporter = (report, options) => {
  const lines = causeLines(report, options);
  const sign = SIGNS[overall(report, options.strict)];
  const head = [`## ${sign} errspec: ${markdownText(outcomeText(report, options.strict))}`, countsTable(report)];
  const title = lines.length === 0 ? [] : [`### What to do: ${causeCounts(lines, report)}`];
  const tail = [...report.coverage.map(coverageTable), footer(report)];
  const room = LONGEST - [...head, ...title, ...tail].join('\n\n').length;
  const blocks = [...head, ...title, ...fitting(lines, { report, options, room }), ...tail];
  return withoutCommands(`${blocks.join('\n\n')}\n`, AS_ENTITY);
};

function countsTable({ summary, run }: Report): string {
  const columns = VERDICTS.filter((verdict) => summary[verdict] > 0);
  if (columns.length === 0) return `${counted(run.requests, 'request')}, and nothing was judged.`;
  return table([columns.map((verdict) => verdict.replace('-', ' ')), columns.map((verdict) => String(summary[verdict]))]);
}

interface Room {
  readonly report: Report;
  readonly options: ReporterOptions;
  readonly room: number;
}

/** As many causes with their details as fit, then causes as a line each, then the number of others. */
function fitting(lines: readonly CauseLine[], { report, options, room }: Room): readonly string[] {
  const blocks: string[] = [];
  let left = room;
  for (const line of lines) {
    const block = [causeBlock(line, report, options), causeItem(line)].find((text) => text.length + 2 < left);
    if (block === undefined) break;
    blocks.push(block);
    left -= block.length + 2;
  }
  const others = lines.length - blocks.length;
  return others === 0 ? blocks : [...blocks, `… and ${counted(others, 'cause')} more, in the JSON and HTML reports.`];
}

function causeItem({ letter, operations, exchanged, sentence, requirements, seen, isNote }: CauseLine): string {
  const parts = [
    `**${letter}**`,
    markdownCode(operations),
    ...(exchanged === '' ? [] : [markdownText(exchanged)]),
    markdownText(sentence),
    markdownCode(requirements),
    seen,
    ...(isNote ? ['SHOULD'] : []),
  ];
  return `- ${parts.join(' · ')}`;
}

function causeBlock(line: CauseLine, report: Report, options: ReporterOptions): string {
  const { result, finding } = line.cause.example;
  const details = detailsOf({ report, result, finding }, options);
  const hint = line.hint === undefined ? '' : `\n  ${markdownText(line.hint)}`;
  const code = codeBlock(findingLines(details)).replaceAll('\n', '\n  ');
  return `${causeItem(line)}${hint}\n  <details><summary>Example and commands</summary>\n\n  ${code}\n\n  </details>`;
}

const CELLS: Readonly<Record<CodeCoverage['operations'][string], string>> = { observed: '✓', wrong: '✗', 'not-exercised': '·' };

function coverageTable(covered: FormatCoverage): string {
  const { format, observed, operations, rows } = codeTable(covered);
  const cellOf = (code: CodeCoverage, operation: string) => {
    const state = Object.hasOwn(code.operations, operation) ? code.operations[operation] : undefined;
    return state === undefined ? ' ' : CELLS[state];
  };
  const cells = rows.map((code) => [markdownCode(code.entry), ...operations.map((operation) => cellOf(code, operation))]);
  const summary = `${markdownText(format)}: ${observed}`;
  const content = table([['', ...operations.map(markdownText)], ...cells]);
  return `<details><summary>${summary}</summary>\n\n${content}\n\n✓ observed   ✗ another answer   · not exercised\n\n</details>`;
}

function footer({ run, seed }: Report): string {
  const targets = Object.entries(run.targets).map(([format, target]) => `${markdownText(format)} at ${markdownCode(target)}`);
  const seconds = (run.ms / 1000).toFixed(1);
  return `<sub>${[markdownText(run.tool), ...targets, counted(run.requests, 'request'), `${seconds} s`, `seed ${seed}`].join(' · ')}</sub>`;
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
