import type { Report, Result } from './report.ts';
import { severityOf } from './verdict.ts';

/** What a report says as a whole; the first that holds, in this order. */
export type Overall = 'interrupted' | 'violated' | 'unjudged' | 'conforms';

/** A format of which no valid request was ever accepted, if there is one: whatever passed of it says little. */
export function idleFormat({ run, coverage }: Report): string | undefined {
  if (run.contracts === true || run.options['recorded'] === true) return undefined;
  return coverage.find(({ successes }) => !Object.values(successes).includes('observed'))?.format;
}

/** The overall outcome of a report; where nothing passed and nothing failed, nothing was really tested, and that is no judgement (but of a shard, whose share may be empty). */
export function overall(report: Report, strict: boolean): Overall {
  if (report.run.interrupted) return 'interrupted';
  if ((report.run.unfinished ?? []).length > 0) return 'unjudged';
  const severities = new Set(report.results.map((result) => severityOf(result, strict)));
  if (severities.has('violation') || (report.baseline?.problems.length ?? 0) > 0) return 'violated';
  const exercised = report.results.some(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  if (severities.has('unjudged') || idleFormat(report) !== undefined || !(exercised || report.run.shard !== undefined)) return 'unjudged';
  return report.run.contracts === true && report.results.some(isLeftOpen) ? 'unjudged' : 'conforms';
}

/** A contract that may be broken may be left open as well. */
function isLeftOpen({ level, verdict }: Result): boolean {
  return level === 'MUST' && verdict === 'blocked';
}
