import type { Finding, RecordedExchange, Report, Result } from '../../src/model/report.ts';
import { isAcceptedFinding, weigh } from '../../src/model/verdict.ts';
import type { ReporterOptions } from '../reporter.ts';
import { advice, type FindingTexts, sentence } from '../sentences.ts';
import { type CurlCommand, curl, quote } from './curl.ts';
import { gatewayHint } from './gateway-hint.ts';
import { sendingOf } from './sending.ts';
import { answerValues, type ShownStep, shownSteps } from './steps.ts';
import { visible } from './visible.ts';

/** `violation` counts against the exit code; `note` (a SHOULD), `known` (accepted by the baseline) and `flaky` do not. */
export type FindingSeverity = 'violation' | 'note' | 'known' | 'flaky';

/** A finding with all that a reporter says about it. */
export interface FindingDetails {
  readonly result: Result;
  readonly finding: Finding;
  readonly severity: FindingSeverity;
  readonly exchange: RecordedExchange | undefined;
  /** All requests that show it, with their answers, in the order in which they were sent. */
  readonly steps: readonly ShownStep[];
  /** What the answers have at its location, where they differ. */
  readonly values: readonly string[];
  readonly sentence: string;
  readonly hint: string | undefined;
  readonly curl: CurlCommand | undefined;
  /** The command that sends the finding's scenario again. */
  readonly replay: string | undefined;
}

/** The options of a reporter that change what is said about a finding. */
export type WordingOptions = Pick<ReporterOptions, 'strict' | 'file' | 'texts'>;

/** Every finding of the report, in its order. */
export function findingDetails(report: Report, options: WordingOptions): readonly FindingDetails[] {
  return report.results.flatMap((result) => result.findings.map((finding) => detailsOf({ report, result, finding }, options)));
}

interface Spot {
  readonly report: Report;
  readonly result: Result;
  readonly finding: Finding;
}

/** What is said about one finding. */
export function detailsOf({ report, result, finding }: Spot, options: WordingOptions): FindingDetails {
  const exchange = finding.exchange === null ? undefined : report.exchanges[finding.exchange];
  const steps = shownSteps(finding, report);
  return {
    result,
    finding,
    severity: severityOfFinding(result, finding, options.strict),
    exchange,
    steps,
    values: answerValues(finding, steps),
    sentence: sentenceOf(finding, options.texts),
    hint: gatewayHint(exchange) ?? hintOf(finding, options.texts),
    curl: exchange === undefined ? undefined : curl(exchange, sendingOf(finding, report)),
    replay: replayCommand(finding, options.file),
  };
}

function severityOfFinding({ level }: Result, finding: Finding, strict: boolean): FindingSeverity {
  if (finding.known !== undefined) return 'known';
  if (isAcceptedFinding(finding)) return 'flaky';
  return weigh(finding.level ?? level, 'failed', strict) === 'violation' ? 'violation' : 'note';
}

/** The finding as a sentence; of a code that is unknown here, the sentence that the report was written with. */
export function sentenceOf(finding: Finding, texts: FindingTexts): string {
  return advice(finding, texts) === undefined && finding.sentence !== undefined ? finding.sentence : sentence(finding, texts);
}

/** What to do about the finding; of a code that is unknown here, the hint that the report was written with. */
function hintOf(finding: Finding, texts: FindingTexts): string | undefined {
  return advice(finding, texts) ?? finding.hint;
}

/** The command that carries the finding out again; a report that is in no file yet is called `report.json`. */
function replayCommand({ id, recipe }: Finding, file = 'report.json'): string | undefined {
  return recipe === null ? undefined : `errspec replay ${visible(quote(file))} ${id}`;
}
