import type { Json } from '../../src/json/json.ts';
import { DETAILS, type Detail } from './codes.ts';

/** Why a request was rejected. */
export interface Rejection {
  readonly kind: 'rejection';
  /** The top-level `code`. */
  readonly code: number;
  readonly message: string;
  /** The `error_code`, where the cause has one. */
  readonly detail: number | undefined;
  /** True if the resource exists and the key may not see it. Answers do not reveal it. */
  readonly foreign?: true;
  /** Headers that this rejection adds. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The result of an operation. */
export type Outcome = { readonly kind: 'success'; readonly data: Json } | Rejection;

/** A success with this `data`. */
export function success(data: Json): Outcome {
  return { kind: 'success', data };
}

/** A business error; its `code` is 400 by default. */
export function business(detail: Detail, code = 400): Rejection {
  return { kind: 'rejection', code, message: DETAILS[detail], detail, headers: {} };
}

function gateway(code: number, message: string): Rejection {
  return { kind: 'rejection', code, message, detail: undefined, headers: {} };
}

/** A parameter is missing or invalid, or the body is not a JSON object. */
export const INVALID = business(100301);

/** The API key is missing, unknown or disabled. */
export const INVALID_KEY = business(100315, 401);

/** The API key is read-only. */
export const WRITE_FORBIDDEN = gateway(403, 'This API key may not write.');

/** There is no operation at this path, or the method is not POST. */
export const NO_OPERATION = gateway(404, 'There is no such operation.');

/** There is no QR code with this coding, URL or id. */
export const NO_QRCODE = gateway(404, 'There is no such QR code.');

/** The upstream service does not answer. */
export const UNAVAILABLE = gateway(502, 'The service behind the gateway cannot be reached.');

/** The server failed. */
export const SYSTEM_ERROR = business(100300);

/** The rate limit is exceeded for another `seconds`. */
export function limited(seconds: number): Rejection {
  return { ...gateway(429, 'Too many requests. Please wait before you try again.'), headers: { 'Retry-After': String(seconds) } };
}
