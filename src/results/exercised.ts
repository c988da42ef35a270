import { member } from '../json/json.ts';
import type { Stop } from '../model/check.ts';
import { idleFormat } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';

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
