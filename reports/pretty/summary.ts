import { overall } from '../../src/model/outcome.ts';
import type { Report } from '../../src/model/report.ts';
import { isAcceptedFinding, severityOf } from '../../src/model/verdict.ts';
import { counted, durationText, labelled, wrap } from './text.ts';
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
  const said = exit(view);
  return [
    '',
    heading(view, 'Summary'),
    '',
    ...labelled(
      label('Requirements'),
      wrap(
        tally(
          view,
          report.results.map(({ verdict }) => verdict),
        ),
        view.width - 16,
      ),
    ),
    `${label('Requests')}${report.run.requests}${retried} in ${durationText(report.run.ms)}${report.run.contracts === true ? '' : `, seed ${report.seed}`}${options.strict ? ', strict' : ''}`,
    ...labelled(label('Exit'), wrap(said.text, view.width - 16).map(said.style)),
  ];
}

function whyNot({ run, results }: Report): string {
  if (run.unfinished !== undefined)
    return `the target of ${run.unfinished.join(', ')} stopped answering, and the rest of the plan was not sent`;
  if (run.contracts === true && results.some(({ verdict }) => verdict === 'passed'))
    return 'a part of the contract could not be judged, and a contract is verified as a whole or not at all';
  return 'no valid request was accepted, or errspec itself failed';
}

function violationText(count: number): string {
  return count === 0 ? '' : `${counted(count, 'requirement')} ${count === 1 ? 'is' : 'are'} violated`;
}

function exceptions({ results }: Report): string {
  const findings = results.flatMap((result) => result.findings);
  const known = findings.filter((finding) => finding.known !== undefined).length;
  const flaky = findings.filter((finding) => finding.known === undefined && isAcceptedFinding(finding)).length;
  const parts = [
    ...(known === 0 ? [] : [`${counted(known, 'known finding')} (baseline)`]),
    ...(flaky === 0 ? [] : [`${counted(flaky, 'flaky finding')} (--flaky fail would count ${flaky === 1 ? 'it' : 'them'})`]),
  ];
  return parts.length === 0 ? '' : `, but for ${parts.join(' and ')}`;
}

function baselineText({ baseline }: Report): string {
  const count = baseline?.problems.length ?? 0;
  return count === 0 ? '' : `${counted(count, 'baseline entry', 'baseline entries')} must be deleted or corrected`;
}

function exit(view: View): { readonly text: string; readonly style: (text: string) => string } {
  const { report, paint, options } = view;
  const outcome = overall(report, options.strict);
  const notes = report.results.filter((result) => severityOf(result, options.strict) === 'note').length;
  const violations = report.results.filter((result) => severityOf(result, options.strict) === 'violation').length;
  switch (outcome) {
    case 'conforms': {
      const but =
        notes === 0
          ? ''
          : ` ${counted(notes, 'recommendation')} (SHOULD) ${notes === 1 ? 'was' : 'were'} not followed; --strict would count ${notes === 1 ? 'it' : 'them'}.`;
      return { text: `0: every MUST that was exercised holds${exceptions(report)}.${but}`, style: paint.green };
    }
    case 'violated':
      return {
        text: `1: ${[violationText(violations), baselineText(report)].filter((part) => part !== '').join('; ')}.`,
        style: paint.red,
      };
    case 'unjudged':
      return { text: `2: inconclusive: ${whyNot(report)}.`, style: paint.magenta };
    case 'interrupted':
      return { text: '130: interrupted; the results above cover only what was judged before.', style: paint.yellow };
    default:
      return outcome satisfies never;
  }
}
