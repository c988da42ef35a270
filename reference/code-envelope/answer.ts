import type { JsonObject } from '../../src/json/json.ts';
import type { ApiAnswer } from '../api.ts';
import type { Call } from './call.ts';
import type { Outcome } from './outcome.ts';
import type { Seams } from './seams.ts';

/** An HTTP answer before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string unchanged. */
  readonly body: JsonObject | string;
  /** The result that it was made from. */
  readonly outcome: Outcome;
}

/** Turns an outcome into an answer of the format. By default the HTTP status is the `code`. */
export function answerOf(outcome: Outcome, call: Call, { status = mirroredStatus }: Seams): Answer {
  const json = { 'Content-Type': 'application/json' };
  switch (outcome.kind) {
    case 'success':
      return { status: status(0, call), headers: json, body: { code: 0, message: 'ok', data: outcome.data }, outcome };
    case 'rejection': {
      const { code, message, detail, headers } = outcome;
      const body = detail === undefined ? { code, message } : { code, message, error_code: detail };
      return { status: status(code, call), headers: { ...json, ...headers }, body, outcome };
    }
    default:
      return outcome satisfies never;
  }
}

/** The HTTP status that equals `code`; 200 for a success. */
export function mirroredStatus(code: number): number {
  return code === 0 ? 200 : code;
}

/** The answer as it is sent. */
export function serialized({ status, headers, body }: Answer): ApiAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
