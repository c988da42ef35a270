import type { Report, Result } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';

/** How many results have each verdict. */
export function summaryOf(results: readonly Result[]): Report['summary'] {
  const summary: Record<Verdict, number> = { passed: 0, failed: 0, skipped: 0, 'not-exercised': 0, blocked: 0, errored: 0 };
  for (const { verdict } of results) summary[verdict] += 1;
  return summary;
}
