import type { Json } from '../../src/json/json.ts';
import { curlText } from './curl.ts';
import type { FindingDetails } from './details.ts';

/** Longer values are cut in plain text; the JSON report has them whole. */
const LONGEST = 2000;

/** A finding in lines of plain text: the sentence, the facts, the commands. */
export function findingLines({ finding, sentence, hint, curl, replay }: FindingDetails): readonly string[] {
  const { operation, about, where, expected, actual, spec, count, id } = finding;
  return [
    `${operation === null ? '' : `${operation}: `}${sentence}`,
    `  expected: ${valueLine(expected)}`,
    `  actual:   ${valueLine(actual)}`,
    ...(about === '' ? [] : [`  sent:     ${about}`]),
    ...(where === '' ? [] : [`  where:    ${where}`]),
    ...(spec === '' ? [] : [`  promised: #${spec}`]),
    `  seen:     ${count}×`,
    `  id:       ${id}`,
    ...(hint === undefined ? [] : [`  hint:     ${hint}`]),
    ...(curl === undefined
      ? []
      : curlText(curl)
          .split('\n')
          .map((line) => `  ${line}`)),
    ...(replay === undefined ? [] : [`  ${replay}`]),
  ];
}

/** A value as JSON on one line, cut where it is very long. */
export function valueLine(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}
