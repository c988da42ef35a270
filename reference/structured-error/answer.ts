import type { JsonObject } from '../../src/json/json.ts';
import type { ApiAnswer } from '../api.ts';
import type { Call } from './call.ts';
import type { Allowance } from './limit.ts';
import type { FieldError, Outcome, Rejection } from './outcome.ts';
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

/** Turns an outcome into an answer of the format. */
export function answerOf(outcome: Outcome, call: Call, allowance: Allowance, seams: Seams): Answer {
  const headers = limitHeaders(allowance);
  const json = { ...headers, 'Content-Type': 'application/json' };
  const id = { request_id: call.requestId };
  switch (outcome.kind) {
    case 'json':
      return { status: outcome.status, headers: json, body: { ...outcome.body, ...id }, outcome };
    case 'picture':
      return { status: 200, headers: { ...headers, 'Content-Type': 'image/svg+xml' }, body: outcome.svg, outcome };
    case 'rejection': {
      const error = errorOf(outcome, seams);
      return { status: outcome.status, headers: { ...json, ...outcome.headers }, body: { error, ...id }, outcome };
    }
    default:
      return outcome satisfies never;
  }
}

function errorOf(rejection: Rejection, seams: Seams): JsonObject {
  const { code, message, fields } = rejection;
  return fields === undefined ? { code, message } : { code, message, fields: listedFields(fields, seams) };
}

/** Field errors as they appear in an answer. A field is named by its last member. */
export function listedFields(errors: readonly FieldError[], seams: Seams): readonly JsonObject[] {
  const name = seams.namesField ?? lastMember;
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

/** The answer as it is sent. */
export function serialized({ status, headers, body }: Answer): ApiAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
