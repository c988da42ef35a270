import type { Reporter } from './reporter.ts';
import { type FindingDetails, type FindingSeverity, findingDetails } from './shared/details.ts';
import { jsonText } from './shared/json-text.ts';
import { sourceLocation } from './shared/source-location.ts';

const SEVERITIES = { violation: 'major', note: 'minor', known: 'info', flaky: 'info' } as const satisfies Record<FindingSeverity, string>;

/** A Code Quality report of GitLab: an issue for each finding, by whose fingerprint a merge request shows what is new and what is fixed. */
export const gitlab: Reporter = (report, options) => {
  const issues = findingDetails(report, options).map((details) => {
    const { result, finding, severity } = details;
    const { file, line } = sourceLocation(report, result.format, finding);
    return {
      type: 'issue',
      check_name: result.id,
      description: descriptionOf(details),
      content: { body: details.hint ?? result.title },
      categories: ['Bug Risk'],
      severity: SEVERITIES[severity],
      fingerprint: finding.id,
      location: { path: file, lines: { begin: line } },
    };
  });
  return `${jsonText(issues, 2)}\n`;
};

function descriptionOf({ finding: { operation }, sentence }: FindingDetails): string {
  return operation === null ? sentence : `${operation}: ${sentence}`;
}
