import type { Finding } from './report.ts';
import type { Level } from './requirement.ts';

/** Spelled as in the report. */
export type Verdict = 'passed' | 'failed' | 'skipped' | 'not-exercised' | 'blocked' | 'errored';

export const VERDICTS: readonly Verdict[] = ['passed', 'failed', 'skipped', 'not-exercised', 'blocked', 'errored'];

/** What a verdict does to the exit code: nothing, a note, a violation, or no judgement. */
export type Severity = 'none' | 'note' | 'violation' | 'unjudged';

/** The one place where a level becomes a severity. */
export function weigh(level: Level, verdict: Verdict, strict: boolean): Severity {
  switch (verdict) {
    case 'failed':
      return level === 'MUST' || strict ? 'violation' : 'note';
    case 'errored':
      return 'unjudged';
    case 'passed':
    case 'skipped':
    case 'not-exercised':
    case 'blocked':
      return 'none';
    default:
      return verdict satisfies never;
  }
}

/** Whether a finding does not count: the baseline accepts it, or it is flaky and only warned of. */
export function isAcceptedFinding({ known, recurrence }: Pick<Finding, 'known' | 'recurrence'>): boolean {
  return known !== undefined || (recurrence?.kind === 'flaky' && !recurrence.counts);
}

/** What a result does to the exit code, by the findings that count. */
export function severityOf(
  {
    level,
    verdict,
    findings,
  }: { readonly level: Level; readonly verdict: Verdict; readonly findings: readonly Pick<Finding, 'known' | 'recurrence' | 'level'>[] },
  strict: boolean,
): Severity {
  const counted = findings.filter((finding) => !isAcceptedFinding(finding));
  const isAccepted = verdict === 'failed' && findings.length > 0 && counted.length === 0;
  return isAccepted ? 'none' : weigh(strongest(level, counted), verdict, strict);
}

/** The level of a failed requirement: its own, unless none of its findings weighs that much. */
export function strongest(level: Level, findings: readonly Pick<Finding, 'level'>[]): Level {
  return findings.length > 0 && findings.every((finding) => finding.level === 'SHOULD') ? 'SHOULD' : level;
}

const ORDER: readonly Verdict[] = ['failed', 'errored', 'passed', 'blocked', 'not-exercised', 'skipped'];

/** The verdict of a whole from those of its parts: failed if any is, else errored, passed, blocked, not exercised, skipped. */
export function combinedVerdict(parts: Iterable<Verdict>): Verdict {
  const seen = new Set(parts);
  return ORDER.find((verdict) => seen.has(verdict)) ?? 'not-exercised';
}
