import type { Report } from '../../src/model/report.ts';
import { counted } from './counted.ts';
import { detailsOf, type WordingOptions } from './details.ts';
import { answeringGateway } from './gateway-hint.ts';
import { answerMediaType, type RootCause, rootCauses } from './root-causes.ts';
import { sentText } from './steps.ts';
import { visible } from './visible.ts';

/** A root cause in the words of a line. */
export interface CauseLine {
  /** `A` to `Z`, then `AA`. */
  readonly letter: string;
  readonly cause: RootCause;
  /** `3 operations`, the name of a single one, or `all answers`. */
  readonly operations: string;
  /** What was sent and what came: `malformed JSON → 500 text/html`. Empty where no single exchange shows it. */
  readonly exchanged: string;
  readonly sentence: string;
  /** Names of at most two requirements, else their number. */
  readonly requirements: string;
  /** `389×`. */
  readonly seen: string;
  /** Whether it only concerns recommendations. */
  readonly isNote: boolean;
  readonly hint: string | undefined;
  readonly replay: string | undefined;
}

/** One line for each root cause of a report. */
export function causeLines(report: Report, options: WordingOptions): readonly CauseLine[] {
  return rootCauses(report).map((cause, index) => {
    const { result, finding } = cause.example;
    const { sentence, hint, replay } = detailsOf({ report, result, finding }, options);
    return {
      letter: letterOf(index),
      cause,
      operations: operationsText(cause),
      exchanged: exchangedText(cause, report),
      sentence,
      requirements: cause.requirements.length > 2 ? `${cause.requirements.length} ${judgedName(report)}s` : cause.requirements.join(', '),
      seen: `${cause.count}×`,
      isNote: !options.strict && cause.findings.every(({ result: { level } }) => level === 'SHOULD'),
      hint,
      replay,
    };
  });
}

/** `2 causes (3 requirements, 7 findings)`. */
export function causeCounts(lines: readonly CauseLine[], report: Report): string {
  const requirements = new Set(lines.flatMap(({ cause }) => cause.requirements)).size;
  const findings = lines.reduce((sum, { cause }) => sum + cause.findings.length, 0);
  return `${counted(lines.length, 'cause')} (${counted(requirements, judgedName(report))}, ${counted(findings, 'finding')})`;
}

/** What a result is of: contracts have interactions in place of requirements. */
export function judgedName({ run }: Report): 'interaction' | 'requirement' {
  return run.contracts === true ? 'interaction' : 'requirement';
}

function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

function operationsText({ operations }: RootCause): string {
  return operations.length === 1 ? (operations[0] ?? '') : operations.length === 0 ? 'all answers' : `${operations.length} operations`;
}

/** What was sent in the words of the example, and whether other causes show the same. */
function exchangedText({ example: { finding }, findings }: RootCause, report: Report): string {
  const exchange = finding.exchange === null ? undefined : report.exchanges[finding.exchange];
  if (exchange === undefined) return finding.operation === null ? '' : finding.about;
  const kinds = new Set(findings.map(({ finding: { cause } }) => cause)).size;
  const sent = `${sentText(finding)}${kinds > 1 ? ' and others' : ''}`;
  const { answer } = exchange;
  if ('failure' in answer) return `${sent} → no answer`;
  const type = visible(answerMediaType(exchange));
  const by = answeringGateway(exchange);
  const made = by === undefined ? '' : ` by ${visible(by)}`;
  return `${sent} → ${answer.status}${type === '' || /[/+]json$/.test(type) ? '' : ` ${type}`}${made}`;
}
