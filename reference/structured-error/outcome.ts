import type { JsonObject } from '../../src/json/json.ts';

/** One reason why a member of the input is not valid. */
export interface FieldError {
  /** Where it stands in the input: `['qrcodes', 2, 'content', 'url']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Why a request was not carried out. */
export interface Rejection {
  readonly kind: 'refusal';
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldError[] | undefined;
  /** True where the code of the path exists and is another account's; no answer tells. */
  readonly foreign?: true;
  /** Headers that this refusal adds. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What an operation came to. */
export type Outcome =
  | { readonly kind: 'json'; readonly status: number; readonly body: JsonObject }
  | { readonly kind: 'picture'; readonly svg: string }
  | Rejection;

function refusal(status: number, code: string, message: string): Rejection {
  return { kind: 'refusal', status, code, message, fields: undefined, headers: {} };
}

/** The key is missing or not valid. */
export const UNAUTHORIZED = refusal(401, 'UNAUTHORIZED', 'The X-API-Key header carries no valid API key.');

/** Nothing stands at this path, or it belongs to another account. */
export const NOT_FOUND = refusal(404, 'NOT_FOUND', 'There is no such QR code in this account.');

/** What stands at this path belongs to another account: answered like nothing. */
export const FOREIGN: Rejection = { ...NOT_FOUND, foreign: true };

/** The account has its API key already. */
export const CONFLICT = refusal(409, 'CONFLICT', 'This account already has an API key.');

/** Something went wrong that is not the caller's doing. */
export const SERVER_ERROR = refusal(500, 'SERVER_ERROR', 'Something went wrong on our side. Please try again later.');

/** The body is not JSON; `why` says in which way. */
export function invalidJson(why: string): Rejection {
  return refusal(400, 'INVALID_JSON', `The request body is not valid JSON: ${why}.`);
}

/** The input breaks at least one rule. */
export function invalid(fields: readonly FieldError[]): Rejection {
  return { ...refusal(400, 'VALIDATION_ERROR', 'The input is not valid; see the listed fields.'), fields };
}

/** The limit is spent; `seconds` until it opens again. */
export function limited(seconds: number): Rejection {
  return {
    ...refusal(429, 'RATE_LIMITED', 'Too many requests. Please wait before you try again.'),
    headers: { 'Retry-After': String(seconds) },
  };
}
