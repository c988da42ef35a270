import type { Report, Result } from './report.ts';
import { severityOf } from './verdict.ts';

/** The overall outcome of a report: the first of these that applies. */
export type Overall = 'interrupted' | 'violated' | 'unjudged' | 'conforms';

/** The first format without a single accepted valid request, if any: passed requirements mean little then. */
export function idleFormat({ run, coverage }: Report): string | undefined {
  if (run.contracts === true || run.options['recorded'] === true) return undefined;
  return coverage.find(({ successes }) => !Object.values(successes).includes('observed'))?.format;
}

/** The overall outcome of a report. A report in which nothing passed or failed is inconclusive, except that of a shard, which may be empty. */
export function overall(report: Report, strict: boolean): Overall {
  if (report.run.interrupted) return 'interrupted';
  if ((report.run.unfinished ?? []).length > 0) return 'unjudged';
  const severities = new Set(report.results.map((result) => severityOf(result, strict)));
  if (severities.has('violation') || (report.baseline?.problems.length ?? 0) > 0 || (report.required?.unmet.length ?? 0) > 0)
    return 'violated';
  if (stoppedAtFailures(report)) return 'unjudged';
  const exercised = report.results.some(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  if (severities.has('unjudged') || idleFormat(report) !== undefined || !(exercised || report.run.shard !== undefined)) return 'unjudged';
  return report.run.contracts === true && report.results.some(isLeftOpen) ? 'unjudged' : 'conforms';
}

/** Whether failures ended the run before its plan was sent. */
export function stoppedAtFailures({ coverage }: Report): boolean {
  return coverage.some(({ gaps }) => gaps.some(({ needs }) => needs === 'failures'));
}

/** A blocked MUST leaves a contract unverified. */
function isLeftOpen({ level, verdict }: Result): boolean {
  return level === 'MUST' && verdict === 'blocked';
}
