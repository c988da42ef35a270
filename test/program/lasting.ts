import type { Finding, Report } from '../../src/model/report.ts';

/**
 * The text of all of a report that must be the same in another run: not `run`, `exchanges`, the commands of findings, and which answers show a
 * finding about all answers together.
 */
export function lasting(report: Report): string {
  const isOfRun = (name: string) => name === 'curl' || name === 'replay';
  const results = report.results.map((result) => ({ ...result, findings: result.findings.map(withoutExamples) }));
  return JSON.stringify(
    { ...report, results, run: null, exchanges: null },
    (name, value: unknown) => (isOfRun(name) ? undefined : value),
    2,
  );
}

function withoutExamples({ exchange, steps, ...finding }: Finding): Partial<Finding> {
  if (isOfAll({ ...finding, exchange })) return finding;
  return { ...finding, exchange, ...(steps === undefined ? {} : { steps }) };
}

/** Names of the exchanges that show findings of single probes and scenarios, sorted. */
export function citedNames({ results }: Report): readonly string[] {
  const findings = results.flatMap((result) => result.findings).filter((finding) => !isOfAll(finding));
  const names = findings.flatMap(({ exchange, steps = [] }) => [
    ...(exchange === null ? [] : [exchange]),
    ...steps.map((step) => step.exchange),
  ]);
  return [...new Set(names)].toSorted();
}

function isOfAll({ cause }: Finding): boolean {
  return cause === 'run';
}
