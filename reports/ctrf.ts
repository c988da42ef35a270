import type { Report, Result } from '../src/model/report.ts';
import type { Verdict } from '../src/model/verdict.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { detailsOf } from './shared/details.ts';
import { findingLines } from './shared/finding-text.ts';
import { jsonText } from './shared/json-text.ts';
import { outcomeText } from './shared/outcome-text.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const STATUSES: Readonly<Record<Verdict, Status>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  'not-exercised': 'skipped',
  blocked: 'pending',
  errored: 'other',
};

/** The Common Test Report Format: a test for each requirement of each format. What does not count against the exit code has passed. */
export const ctrf: Reporter = (report, options) => {
  const { run, seed } = report;
  const [name = run.tool, version] = run.tool.split(' ');
  const start = Date.parse(run.started);
  const tests = report.results.map((result) => testOf(result, report, options));
  const count = (status: Status) => tests.filter((test) => test.status === status).length;
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: run.started,
    generatedBy: run.tool,
    results: {
      tool: { name, ...(version === undefined ? {} : { version }) },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: count('other'),
        suites: new Set(report.results.map(({ format }) => format)).size,
        start,
        stop: start + Math.round(run.ms),
        duration: Math.round(run.ms),
      },
      tests,
      environment: { extra: { targets: run.targets, seed, outcome: outcomeText(report, options.strict) } },
    },
  };
  return `${jsonText(document, 2)}\n`;
};

function testOf(result: Result, report: Report, options: ReporterOptions) {
  const { id, format, level, verdict, title, reason } = result;
  const details = result.findings.map((finding) => detailsOf({ report, result, finding }, options));
  const counts = details.some(({ severity }) => severity === 'violation');
  const status = verdict === 'failed' && !counts ? 'passed' : STATUSES[verdict];
  return {
    name: id,
    status,
    // Requirements are judged together: none has a duration of its own.
    duration: 0,
    suite: [format, id.split('/')[0] ?? id],
    rawStatus: verdict,
    tags: [level],
    ...(details.length === 0 ? (reason === undefined ? {} : { message: reason }) : { message: title }),
    ...(details.length === 0 ? {} : { trace: details.map((each) => findingLines(each).join('\n')).join('\n\n') }),
    ...(details.some(({ severity }) => severity === 'flaky') ? { flaky: true } : {}),
  };
}
