import type { Log, ReportingDescriptor, Result as SarifResult } from 'sarif';
import { overall } from '../src/model/outcome.ts';
import type { Report, Result } from '../src/model/report.ts';
import type { Reporter } from './reporter.ts';
import { curlText } from './shared/curl.ts';
import { type FindingDetails, type FindingSeverity, findingDetails } from './shared/details.ts';
import { jsonText } from './shared/json-text.ts';
import { sourceLocation } from './shared/source-location.ts';

const LEVELS = { violation: 'error', note: 'note', known: 'error', flaky: 'warning' } as const satisfies Record<
  FindingSeverity,
  SarifResult['level']
>;

/** SARIF 2.1.0 for code scanning: a rule for each requirement that failed, a result for each finding, at its promise in the description. */
export const sarif: Reporter = (report, options) => {
  const { run } = report;
  const [name = run.tool, version] = run.tool.split(' ');
  const rules = [
    ...new Map(report.results.filter(({ findings }) => findings.length > 0).map((result) => [result.id, rule(result)])).values(),
  ];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, ...(version === undefined ? {} : { semanticVersion: version }), rules } },
        invocations: [
          {
            executionSuccessful: ['conforms', 'violated'].includes(overall(report, options.strict)),
            startTimeUtc: run.started,
            endTimeUtc: new Date(Date.parse(run.started) + run.ms).toISOString(),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: findingDetails(report, options).map((details) => sarifResult(details, report)),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
};

function rule({ id, title, level, source }: Result): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. Source: ${source === '' ? 'unknown' : source}` },
    defaultConfiguration: { level: level === 'MUST' ? 'error' : 'note' },
    properties: { tags: [id.split('/')[0] ?? id, level] },
  };
}

function sarifResult({ result, finding, severity, sentence, hint, curl, replay }: FindingDetails, report: Report): SarifResult {
  const { file, line, column, isExact, pointer } = sourceLocation(report, result.format, finding);
  const { operation, expected, actual, where, about, count, known, id } = finding;
  const text = `${operation === null ? '' : `${operation}: `}${sentence}${hint === undefined ? '' : ` ${hint}`}`;
  return {
    ruleId: result.id,
    level: LEVELS[severity],
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, ...(isExact ? { startColumn: column } : {}) },
        },
        logicalLocations: [{ fullyQualifiedName: `#${pointer}`, ...(operation === null ? {} : { name: operation }) }],
      },
    ],
    partialFingerprints: { 'errspecFinding/v1': id },
    ...(known === undefined ? {} : { suppressions: [{ kind: 'external', justification: known.reason }] }),
    properties: {
      format: result.format,
      expected,
      actual,
      where,
      sent: about,
      count,
      ...(curl === undefined ? {} : { curl: curlText(curl) }),
      ...(replay === undefined ? {} : { replay }),
    },
  };
}

/** A path as a URI reference; its slashes stay. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').toWellFormed();
  return path.split('/').map(encodeURIComponent).join('/');
}
