import type { Reading } from '../model/reading.ts';
import type { Observation } from '../model/requirement.ts';
import { outsideFormat } from './scope.ts';

export type ErrorReading = Extract<Reading, { kind: 'error' }>;
export type SuccessReading = Extract<Reading, { kind: 'success' }>;

/** The error that the target answered, if the format covers the exchange; else `undefined`. */
export function errorOf(observation: Observation): ErrorReading | undefined {
  const { reading } = observation;
  return reading.kind === 'error' && !outsideFormat(observation) ? reading : undefined;
}

/** The success that the target answered, if the format covers the exchange; else `undefined`. */
export function successOf(observation: Observation): SuccessReading | undefined {
  const { reading } = observation;
  return reading.kind === 'success' && !outsideFormat(observation) ? reading : undefined;
}

/** The HTTP status, or `undefined` if there was no answer. */
export function statusOf(observation: Observation): number | undefined {
  return observation.reading.kind === 'unanswered' ? undefined : observation.reading.status;
}

/** The answer in stable words for a finding: a code (with its detail), `success`, `unreadable <status>` or `no answer`. */
export function readingSummary(reading: Reading): string {
  switch (reading.kind) {
    case 'success':
      return 'success';
    case 'error':
      return codeText(reading);
    case 'unreadable':
      return `unreadable ${reading.status}`;
    case 'unanswered':
      return 'no answer';
    default:
      return reading satisfies never;
  }
}

/** The code of an error as text, with its detail behind a slash if there is one: `400/1234`. */
export function codeText(reading: ErrorReading): string {
  const code = plain(reading.code);
  return reading.detail === undefined ? code : `${code}/${plain(reading.detail)}`;
}

function plain(value: ErrorReading['code']): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
