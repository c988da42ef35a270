import { overall } from '../src/model/outcome.ts';
import type { Report, Result } from '../src/model/report.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { AS_ENTITY, withoutCommands } from './shared/ci-commands.ts';
import { counted } from './shared/counted.ts';
import { detailsOf, type FindingDetails } from './shared/details.ts';
import { findingLines } from './shared/finding-text.ts';
import { outcomeText } from './shared/outcome-text.ts';
import { element, xmlText } from './shared/xml.ts';

/**
 * JUnit XML as CI systems read it: a suite for each format, a test case for each requirement. What does not count against
 * the exit code (a SHOULD, known and flaky findings) is in `system-out` of a test case that passed.
 */
export const junit: Reporter = (report, options) => {
  const suites = [...Map.groupBy(report.results, ({ format }) => format)].map(([format, results]) =>
    suite(format, results, report, options),
  );
  const inconclusive = overall(report, options.strict) === 'unjudged' ? [unjudgedSuite(report, options)] : [];
  const cases = [...suites, ...inconclusive].flatMap(({ cases: own }) => own);
  const root = element(
    'testsuites',
    { name: report.run.tool, ...countsOf(cases), time: seconds(report.run.ms) },
    [...suites, ...inconclusive].map(({ xml }) => xml),
  );
  return withoutCommands(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, AS_ENTITY);
};

interface TestCase {
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  readonly xml: string;
}

/** A run that judged nothing has only skipped test cases, which CI systems show as a success: this one fails. */
function unjudgedSuite(report: Report, { strict }: ReporterOptions) {
  const error = element('error', { message: outcomeText(report, strict), type: 'inconclusive' });
  const one: TestCase = {
    kind: 'error',
    xml: element('testcase', { name: 'the run is conclusive', classname: 'errspec', time: '0' }, [error]),
  };
  return { cases: [one], xml: element('testsuite', { name: 'errspec', ...countsOf([one]), time: '0' }, [one.xml]) };
}

function suite(format: string, results: readonly Result[], report: Report, options: ReporterOptions) {
  const cases = results.map((result) => testCase(result, report, options));
  const { run, seed } = report;
  const properties = element('properties', {}, [
    element('property', { name: 'target', value: run.targets[format] ?? '' }),
    element('property', { name: 'seed', value: seed }),
    element('property', { name: 'outcome', value: outcomeText(report, options.strict) }),
  ]);
  const attributes = { name: format, ...countsOf(cases), time: seconds(run.ms), timestamp: run.started };
  return { cases, xml: element('testsuite', attributes, [properties, ...cases.map(({ xml }) => xml)]) };
}

function testCase(result: Result, report: Report, options: ReporterOptions): TestCase {
  const details = result.findings.map((finding) => detailsOf({ report, result, finding }, options));
  const counts = details.filter(({ severity }) => severity === 'violation');
  const others = details.filter(({ severity }) => severity !== 'violation');
  const body = bodyOf(result, counts);
  const out = others.length === 0 ? [] : [element('system-out', {}, [xmlText(othersText(others))])];
  const attributes = { name: result.id, classname: `${result.format}.${result.id.split('/')[0] ?? ''}`, time: '0' };
  return { kind: body.kind, xml: element('testcase', attributes, [...body.xml, ...out]) };
}

function bodyOf(result: Result, counts: readonly FindingDetails[]): { readonly kind: TestCase['kind']; readonly xml: readonly string[] } {
  const { verdict, level, title, reason = '' } = result;
  switch (verdict) {
    case 'passed':
      return { kind: 'passed', xml: [] };
    case 'failed': {
      if (counts.length === 0) return { kind: 'passed', xml: [] };
      const text = counts.map((each) => findingLines(each).join('\n')).join('\n\n');
      const message = `${title} (${counted(counts.length, 'finding')})`;
      return { kind: 'failure', xml: [element('failure', { message, type: level }, [xmlText(text)])] };
    }
    case 'errored':
      return { kind: 'error', xml: [element('error', { message: reason, type: 'errored' })] };
    case 'skipped':
    case 'not-exercised':
    case 'blocked':
      return { kind: 'skipped', xml: [element('skipped', { message: `${verdict}: ${reason}` })] };
    default:
      return verdict satisfies never;
  }
}

const OTHERS = { violation: 'Counts', note: 'Recommendation not followed', known: 'Known (baseline)', flaky: 'Flaky' } as const;

function othersText(others: readonly FindingDetails[]): string {
  return others.map((each) => [OTHERS[each.severity], ...findingLines(each)].join('\n')).join('\n\n');
}

function countsOf(cases: readonly TestCase[]) {
  const count = (kind: TestCase['kind']) => cases.filter((each) => each.kind === kind).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
