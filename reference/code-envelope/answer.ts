import type { JsonObject } from '../../src/json/json.ts';
import type { ApiAnswer } from '../api.ts';
import type { Call } from './call.ts';
import type { Outcome } from './outcome.ts';
import type { Seams } from './seams.ts';

/** An HTTP answer before it is written. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An object is written as JSON; a text as it is. */
  readonly body: JsonObject | string;
  /** What it tells. */
  readonly outcome: Outcome;
}

/** Puts an outcome into the envelope of the format; the HTTP status mirrors `code`. */
export function answerOf(outcome: Outcome, call: Call, { status = mirrored }: Seams): Answer {
  const json = { 'Content-Type': 'application/json' };
  switch (outcome.kind) {
    case 'success':
      return { status: status(0, call), headers: json, body: { code: 0, message: 'ok', data: outcome.data }, outcome };
    case 'refusal': {
      const { code, message, detail, headers } = outcome;
      const body = detail === undefined ? { code, message } : { code, message, error_code: detail };
      return { status: status(code, call), headers: { ...json, ...headers }, body, outcome };
    }
    default:
      return outcome satisfies never;
  }
}

/** The HTTP status that mirrors `code`. */
export function mirrored(code: number): number {
  return code === 0 ? 200 : code;
}

/** The answer as it is written. */
export function writtenOf({ status, headers, body }: Answer): ApiAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
