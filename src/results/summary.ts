import { member } from '../json/json.ts';
import type { Stop } from '../model/check.ts';
import { idleFormat } from '../model/outcome.ts';
import type { Report, Result } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';

/** How many results have each verdict. */
export function summaryOf(results: readonly Result[]): Report['summary'] {
  const summary: Record<Verdict, number> = { passed: 0, failed: 0, skipped: 0, 'not-exercised': 0, blocked: 0, errored: 0 };
  for (const { verdict } of results) summary[verdict] += 1;
  return summary;
}

/** A run in which no valid request was accepted, or no requirement could be judged, must not pass. A shard may have nothing to judge. */
export function stopIfNothingExercised(report: Report): Stop | undefined {
  const idle = idleFormat(report);
  const judged = report.run.shard !== undefined || report.results.some(({ verdict }) => verdict === 'failed' || verdict === 'passed');
  if (idle === undefined && judged) return undefined;
  const maxRequests = member(report.run.options, 'maxRequests');
  return {
    code: 'nothing-exercised',
    format: idle,
    anyAccepted: idle === undefined,
    maxRequests: typeof maxRequests === 'number' ? maxRequests : undefined,
  };
}
