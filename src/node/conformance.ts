import { advice, sentence, textsOf } from '../../reports/sentences.ts';
import { requirements as all } from '../../suites/index.ts';
import type { Finding, Report, Result } from '../model/report.ts';
import { isAcceptedFinding } from '../model/verdict.ts';
import { type CheckInput, check, requirementsFor } from './check.ts';

/** One test of a runner: a requirement in one operation. */
export interface ConformanceTest {
  /** Id and title of the requirement. */
  readonly requirement: string;
  readonly operation: string;
  /** Resolves where the requirement holds; rejects with a `Violation`; resolves to the reason where it was not judged. */
  readonly run: () => Promise<{ readonly skipped?: string }>;
}

/** A requirement does not hold; the message says what came, what was expected and what to do. */
export class Violation extends Error {
  readonly findings: readonly Finding[];

  constructor(result: Result, findings: readonly Finding[]) {
    super([`${result.id}: ${result.title}`, ...findings.flatMap(lines)].join('\n'));
    this.name = 'Violation';
    this.findings = findings;
  }
}

const TEXTS = textsOf(all);

function lines(finding: Finding): readonly string[] {
  const hint = advice(finding, TEXTS);
  return [
    '',
    `  ${sentence(finding, TEXTS)}`,
    `    sent      ${finding.operation ?? ''} ${finding.about}`.trimEnd(),
    `    expected  ${JSON.stringify(finding.expected)}`,
    `    actual    ${JSON.stringify(finding.actual)}`,
    `    id        ${finding.id}`,
    ...(hint === undefined ? [] : [`    Hint: ${hint}`]),
  ];
}

/**
 * The tests of a check, for any test runner: one for each requirement and operation. The check itself runs once, when the first of them does;
 * a SHOULD that is not followed fails its test only with `strict`.
 */
export function conformanceTests(input: CheckInput): readonly ConformanceTest[] {
  let report: Promise<Report> | undefined;
  const judged = () => (report ??= check(input).report);
  const { format, requirements } = requirementsFor(input);
  return requirements.flatMap(({ id, title, level }) =>
    format.operations.map(({ id: operation }): ConformanceTest => {
      const isCounted = level === 'MUST' || input.strict === true;
      return { requirement: `${id}: ${title}`, operation, run: async () => outcomeOf(await judged(), { id, operation, isCounted }) };
    }),
  );
}

interface Asked {
  readonly id: string;
  readonly operation: string;
  readonly isCounted: boolean;
}

function outcomeOf({ results }: Report, { id, operation, isCounted }: Asked): { readonly skipped?: string } {
  const result = results.find((each) => each.id === id);
  const verdict = result?.operations[operation] ?? wholeVerdict(result);
  if (result === undefined || verdict === undefined) return { skipped: 'not exercised in this operation' };
  const findings = result.findings.filter((finding) => (finding.operation ?? operation) === operation && !isAcceptedFinding(finding));
  if (verdict === 'failed' && findings.length > 0 && isCounted) throw new Violation(result, findings);
  if (verdict === 'failed' && findings.length > 0) return { skipped: `SHOULD, not followed: ${findings[0]?.id ?? ''}` };
  return verdict === 'passed' || verdict === 'failed' ? {} : { skipped: `${verdict}: ${result.reason ?? 'no reason'}` };
}

/** The verdict of a requirement that is judged over all answers together. */
function wholeVerdict(result: Result | undefined): Result['verdict'] | undefined {
  return result !== undefined && Object.keys(result.operations).length === 0 ? result.verdict : undefined;
}
