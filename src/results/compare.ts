import type { Finding, Report, Result } from '../model/report.ts';

/** A finding with its result, as a comparison lists it. */
export interface ComparedFinding {
  readonly finding: Finding;
  readonly result: Pick<Result, 'id' | 'format' | 'level' | 'title'>;
}

/** How the findings of two reports differ. Findings are the same where their ids are, whatever the seed, target or order. */
export interface ReportComparison {
  /** Only in the newer report. */
  readonly added: readonly ComparedFinding[];
  /** Only in the older report, and the newer run judged its requirement in that operation. */
  readonly fixed: readonly ComparedFinding[];
  readonly remaining: readonly ComparedFinding[];
  /** Only in the older report, but the newer run did not judge its requirement there: nothing is known of them. */
  readonly unknown: readonly ComparedFinding[];
}

/** Compares an older report with a newer one. Each list is in the order of its report. */
export function compareReports(older: Report, newer: Report): ReportComparison {
  const before = findingsOf(older);
  const after = findingsOf(newer);
  const missing = [...before].flatMap(([key, found]) => (after.has(key) ? [] : [found]));
  return {
    added: [...after].flatMap(([key, found]) => (before.has(key) ? [] : [found])),
    fixed: missing.filter((found) => wasJudged(found, newer)),
    remaining: [...after].flatMap(([key, found]) => (before.has(key) ? [found] : [])),
    unknown: missing.filter((found) => !wasJudged(found, newer)),
  };
}

function findingsOf({ results }: Report): ReadonlyMap<string, ComparedFinding> {
  const all = results.flatMap((result) =>
    result.findings.map((finding) => [`${result.format} ${finding.id}`, { finding, result }] as const),
  );
  return new Map(all);
}

/** Whether the run judged the requirement in the operation of the finding. */
function wasJudged({ finding, result }: ComparedFinding, { results, run }: Report): boolean {
  const same = results.find(({ id, format }) => id === result.id && format === result.format);
  if (same === undefined || run.interrupted || run.unfinished !== undefined) return false;
  const verdict = finding.operation === null ? same.verdict : (same.operations[finding.operation] ?? same.verdict);
  return verdict === 'passed' || verdict === 'failed';
}
