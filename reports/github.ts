import { overall } from '../src/model/outcome.ts';
import type { Report } from '../src/model/report.ts';
import type { Reporter } from './reporter.ts';
import { type CauseLine, causeLines } from './shared/cause-line.ts';
import { withoutCommands } from './shared/ci-commands.ts';
import { outcomeText } from './shared/outcome-text.ts';
import { sourceLocation } from './shared/source-location.ts';
import { visible } from './shared/visible.ts';

/**
 * Workflow commands of GitHub Actions: an annotation for each probable cause and each error of errspec itself, and one
 * with the outcome. GitHub shows ten errors and ten warnings of a step, so the causes with most operations come first.
 */
export const github: Reporter = (report, options) => {
  const causes = causeLines(report, options).map((line) => annotation(line, report));
  const errors = report.results
    .filter(({ verdict }) => verdict === 'errored')
    .map(({ id, format, reason = '' }) => command('error', { title: `errspec failed: ${id} (${format})` }, reason));
  const outcome = overall(report, options.strict);
  const summary = command(outcome === 'conforms' ? 'notice' : 'error', { title: 'errspec' }, outcomeText(report, options.strict));
  return `${[...causes, ...errors, summary].join('\n')}\n`;
};

function annotation(
  { cause, operations, exchanged, sentence, requirements, seen, isNote, hint, replay }: CauseLine,
  report: Report,
): string {
  const { result, finding } = cause.example;
  const { file, line, column, isExact } = sourceLocation(report, result.format, finding);
  const lines = [
    ...(exchanged === '' ? [] : [exchanged]),
    sentence,
    ...(hint === undefined ? [] : [`Hint: ${hint}`]),
    `${requirements}, seen ${seen}`,
    ...(replay === undefined ? [] : [replay]),
  ];
  const at = isExact ? { file, line: String(line), col: String(column) } : {};
  return command(isNote ? 'warning' : 'error', { ...at, title: `${operations}: ${result.id}` }, lines.map(visible).join('\n'));
}

/** One command on one line; whatever its texts hold, they are data. */
function command(name: 'error' | 'warning' | 'notice', properties: Readonly<Record<string, string>>, message: string): string {
  const written = Object.entries(properties).map(([property, value]) => `${property}=${propertyText(value)}`);
  return `::${name} ${written.join(',')}::${dataText(message)}`;
}

/** The runner decodes these sequences after it has parsed the command. */
function dataText(text: string): string {
  return inert(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return dataText(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Other systems find their commands anywhere in a line; line breaks are kept. */
function inert(text: string): string {
  return withoutCommands(text.split('\n').map(visible).join('\n'));
}
