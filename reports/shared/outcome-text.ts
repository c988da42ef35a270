import { type Overall, overall, stoppedAtFailures } from '../../src/model/outcome.ts';
import type { Report } from '../../src/model/report.ts';
import { isAcceptedFinding, severityOf } from '../../src/model/verdict.ts';
import { judgedName } from './cause-line.ts';
import { counted } from './counted.ts';

/** The exit code of each outcome, for readers of a report. */
export const EXIT_CODES: Readonly<Record<Overall, number>> = { conforms: 0, violated: 1, unjudged: 2, interrupted: 130 };

/** What the report comes to, as a sentence that begins in lower case. */
export function outcomeText(report: Report, strict: boolean): string {
  const outcome = overall(report, strict);
  const having = (severity: 'note' | 'violation') => report.results.filter((result) => severityOf(result, strict) === severity).length;
  switch (outcome) {
    case 'conforms':
      return `every MUST that was exercised holds${exceptions(report)}.${notesText(having('note'))}`;
    case 'violated':
      return `${[violationText(having('violation'), report), baselineText(report), requiredText(report)].filter((part) => part !== '').join('; ')}.`;
    case 'unjudged':
      return `inconclusive: ${whyNot(report)}.`;
    case 'interrupted':
      return 'interrupted; the results cover only what was judged before.';
    default:
      return outcome satisfies never;
  }
}

function notesText(notes: number): string {
  if (notes === 0) return '';
  const [were, them] = notes === 1 ? ['was', 'it'] : ['were', 'them'];
  return ` ${counted(notes, 'recommendation')} (SHOULD) ${were} not followed; --strict would count ${them}.`;
}

function whyNot(report: Report): string {
  const { run, results } = report;
  if (run.unfinished !== undefined)
    return `the target of ${run.unfinished.join(', ')} stopped answering, and the rest of the plan was not sent`;
  if (run.contracts === true && results.some(({ verdict }) => verdict === 'passed'))
    return 'a part of the contract could not be judged, and a contract is verified as a whole or not at all';
  if (stoppedAtFailures(report)) return 'the run stopped at failures that do not count after all; run it again without --max-failures';
  return 'no valid request was accepted, or errspec itself failed';
}

function violationText(count: number, report: Report): string {
  return count === 0 ? '' : `${counted(count, judgedName(report))} ${count === 1 ? 'is' : 'are'} violated`;
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

function requiredText({ required }: Report): string {
  const count = required?.unmet.length ?? 0;
  return count === 0 ? '' : `${count} of what --require demands ${count === 1 ? 'was' : 'were'} not exercised`;
}

function baselineText({ baseline }: Report): string {
  const count = baseline?.problems.length ?? 0;
  return count === 0 ? '' : `${counted(count, 'baseline entry', 'baseline entries')} must be deleted or corrected`;
}
