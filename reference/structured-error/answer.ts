import type { JsonObject } from '../../src/json/json.ts';
import type { ApiAnswer } from '../api.ts';
import type { Call } from './call.ts';
import type { Allowance } from './limit.ts';
import type { FieldError, Outcome, Rejection } from './outcome.ts';
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

/** Puts an outcome into the envelope of the format. */
export function answerOf(outcome: Outcome, call: Call, allowance: Allowance, seams: Seams): Answer {
  const headers = limitHeaders(allowance);
  const json = { ...headers, 'Content-Type': 'application/json' };
  const id = { request_id: call.requestId };
  switch (outcome.kind) {
    case 'json':
      return { status: outcome.status, headers: json, body: { ...outcome.body, ...id }, outcome };
    case 'picture':
      return { status: 200, headers: { ...headers, 'Content-Type': 'image/svg+xml' }, body: outcome.svg, outcome };
    case 'refusal': {
      const error = errorOf(outcome, seams);
      return { status: outcome.status, headers: { ...json, ...outcome.headers }, body: { error, ...id }, outcome };
    }
    default:
      return outcome satisfies never;
  }
}

function errorOf(refusal: Rejection, seams: Seams): JsonObject {
  const { code, message, fields } = refusal;
  return fields === undefined ? { code, message } : { code, message, fields: listedFields(fields, seams) };
}

/** Field errors as they stand in an answer: a field is named by its last member. */
export function listedFields(errors: readonly FieldError[], seams: Seams): readonly JsonObject[] {
  const name = seams.names ?? lastMember;
  return errors.map((error) => ({ field: name(error.path), message: error.message }));
}

function lastMember(path: FieldError['path']): string {
  return String(path.at(-1) ?? '');
}

function limitHeaders(allowance: Allowance): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(allowance.limit),
    'X-RateLimit-Remaining': String(allowance.remaining),
    'X-RateLimit-Reset': String(allowance.reset),
  };
}

/** The answer as it is written. */
export function writtenOf({ status, headers, body }: Answer): ApiAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
