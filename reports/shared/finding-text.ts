import type { Json } from '../../src/json/json.ts';
import type { Finding } from '../../src/model/report.ts';
import { answerLine, excerpt } from './answer.ts';
import { curlText } from './curl.ts';
import type { FindingDetails } from './details.ts';
import { type ShownStep, sentText } from './steps.ts';

/** Longer values are cut in plain text; the JSON report has them whole. */
const LONGEST = 2000;

/** A finding in lines of plain text: the sentence, the facts, each request as a command with its answer. */
export function findingLines({ finding, sentence, hint, steps, values, replay }: FindingDetails): readonly string[] {
  const { operation, about, where, expected, actual, spec, count, id } = finding;
  return [
    `${operation === null ? '' : `${operation}: `}${sentence}`,
    `  expected: ${valueLine(expected)}`,
    `  actual:   ${valueLine(actual)}`,
    ...(about === '' ? [] : [`  sent:     ${sentText(finding)}`]),
    ...(where === '' ? [] : [`  where:    ${where}`]),
    ...values.map((value) => `  answer ${value}`),
    ...(spec === '' ? [] : [`  promised: #${spec}`]),
    `  seen:     ${count}×`,
    `  id:       ${id}`,
    ...(hint === undefined ? [] : [`  hint:     ${hint}`]),
    ...steps.flatMap((step) => stepLines(step, finding).map((line) => `  ${line}`)),
    ...(replay === undefined ? [] : [`  ${replay}`]),
  ];
}

/** How much of an answer is shown: of the one that the finding is about more than of the others. */
const WIDTH = 160;
const MOST_LINES = { cited: 20, other: 6 };

/** A request as a command, with the part of its answer that matters. */
export function stepLines({ title, exchange, curl, isCited }: ShownStep, { where, actual }: Finding): readonly string[] {
  const most = isCited ? MOST_LINES.cited : MOST_LINES.other;
  return [
    ...(title === '' ? [] : [`# ${title}`]),
    ...curlText(curl).split('\n'),
    `# → ${answerLine(exchange)}`,
    ...excerpt(exchange, { width: WIDTH, most, where, actual }).map((line) => `#   ${line}`),
  ];
}

/** A value as JSON on one line, cut where it is very long. */
export function valueLine(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}
