import { type Overall, overall } from '../../src/model/outcome.ts';
import type { RunInfo } from '../../src/model/report.ts';
import { counted } from '../shared/counted.ts';
import { EXIT_CODES, outcomeText } from '../shared/outcome-text.ts';
import { durationText, labelled, wrap } from './text.ts';
import { tally } from './verdict-marks.ts';
import { heading, type View } from './view.ts';

/** The first lines: what ran, with which seed. */
export function opening(view: View): readonly string[] {
  const { run, seed } = view.report;
  return [
    view.paint.dim(
      `${run.tool}${run.contracts === true ? '' : ` · seed ${seed}`} · ${counted(run.requests, 'request')} in ${durationText(run.ms)}${shardOf(view)}`,
    ),
  ];
}

/** Which shard this is, if the run is one of several. */
function shardOf({ report: { run } }: View): string {
  return run.shard === undefined ? '' : ` · shard ${run.shard.index} of ${run.shard.of}`;
}

/** The last lines: counts, and what the exit code means. */
export function summaryLines(view: View): readonly string[] {
  const { report, paint, options } = view;
  const label = (name: string) => `  ${paint.dim(name.padEnd(13))} `;
  const retried = report.run.retries === 0 ? '' : ` (${report.run.retries} of them retries after a 429)`;
  const outcome = overall(report, options.strict);
  return [
    '',
    heading(view, 'Summary'),
    '',
    ...labelled(
      label(report.run.contracts === true ? 'Interactions' : 'Requirements'),
      wrap(
        tally(
          view,
          report.results.map(({ verdict }) => verdict),
        ),
        view.width - 16,
      ),
    ),
    `${label('Requests')}${report.run.requests}${retried}${shrinkingText(report.run)} in ${durationText(report.run.ms)}${report.run.contracts === true ? '' : `, seed ${report.seed}`}${options.strict ? ', strict' : ''}`,
    ...labelled(
      label('Exit'),
      wrap(`${EXIT_CODES[outcome]}: ${outcomeText(report, options.strict)}`, view.width - 16).map(paint[STYLES[outcome]]),
    ),
  ];
}

/** What shrinking took, if anything was shrunk. */
function shrinkingText({ shrinking }: RunInfo): string {
  if (shrinking === undefined || shrinking.requests === 0) return '';
  const { requests, findings, unfinished } = shrinking;
  const cut = unfinished === 0 ? '' : `, ${unfinished} of them not to the end`;
  return ` (${requests} of them to shrink ${counted(findings, 'payload')}${cut})`;
}

const STYLES = { conforms: 'green', violated: 'red', unjudged: 'magenta', interrupted: 'yellow' } as const satisfies Record<
  Overall,
  string
>;
