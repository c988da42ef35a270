import type { JsonObject } from '../../src/json/json.ts';

/** One validation error of the input. */
export interface FieldError {
  /** The path in the input: `['qrcodes', 2, 'content', 'url']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Why a request was rejected. */
export interface Rejection {
  readonly kind: 'rejection';
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldError[] | undefined;
  /** True if the code exists and belongs to another account. Answers do not reveal it. */
  readonly foreign?: true;
  /** Headers that this rejection adds. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The result of an operation. */
export type Outcome =
  | { readonly kind: 'json'; readonly status: number; readonly body: JsonObject }
  | { readonly kind: 'picture'; readonly svg: string }
  | Rejection;

function rejection(status: number, code: string, message: string): Rejection {
  return { kind: 'rejection', status, code, message, fields: undefined, headers: {} };
}

/** The API key is missing or invalid. */
export const UNAUTHORIZED = rejection(401, 'UNAUTHORIZED', 'The X-API-Key header carries no valid API key.');

/** There is no resource at this path, or it belongs to another account. */
export const NOT_FOUND = rejection(404, 'NOT_FOUND', 'There is no such QR code in this account.');

/** The resource belongs to another account; the answer is the same as for an unknown one. */
export const FOREIGN: Rejection = { ...NOT_FOUND, foreign: true };

/** The account already has an API key. */
export const CONFLICT = rejection(409, 'CONFLICT', 'This account already has an API key.');

/** The server failed. */
export const SERVER_ERROR = rejection(500, 'SERVER_ERROR', 'Something went wrong on our side. Please try again later.');

/** The body is not JSON, for the reason `why`. */
export function invalidJson(why: string): Rejection {
  return rejection(400, 'INVALID_JSON', `The request body is not valid JSON: ${why}.`);
}

/** The input violates at least one rule. */
export function invalid(fields: readonly FieldError[]): Rejection {
  return { ...rejection(400, 'VALIDATION_ERROR', 'The input is not valid; see the listed fields.'), fields };
}

/** The rate limit is exceeded for another `seconds`. */
export function limited(seconds: number): Rejection {
  return {
    ...rejection(429, 'RATE_LIMITED', 'Too many requests. Please wait before you try again.'),
    headers: { 'Retry-After': String(seconds) },
  };
}
