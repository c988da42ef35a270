import type { Json } from '../../src/json/json.ts';
import { DETAILS, type Detail } from './codes.ts';

/** Why a request was not carried out. */
export interface Rejection {
  readonly kind: 'refusal';
  /** The top-level `code`. */
  readonly code: number;
  readonly message: string;
  /** The `error_code`, where the cause has one. */
  readonly detail: number | undefined;
  /** True where what was asked for exists and may not be seen; no answer tells. */
  readonly foreign?: true;
  /** Headers that this refusal adds. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What an operation came to. */
export type Outcome = { readonly kind: 'success'; readonly data: Json } | Rejection;

/** A success with this `data`. */
export function success(data: Json): Outcome {
  return { kind: 'success', data };
}

/** A business error, under `code` 400 unless given. */
export function business(detail: Detail, code = 400): Rejection {
  return { kind: 'refusal', code, message: DETAILS[detail], detail, headers: {} };
}

function gateway(code: number, message: string): Rejection {
  return { kind: 'refusal', code, message, detail: undefined, headers: {} };
}

/** A parameter is missing, has a wrong type or an illegal value; also a body that is no JSON object. */
export const INVALID = business(100301);

/** The key is missing, unknown or disabled. */
export const KEY_REFUSED = business(100315, 401);

/** The key may read only. */
export const WRITE_REFUSED = gateway(403, 'This API key may not write.');

/** No operation has this path, or it was not called with POST. */
export const NO_OPERATION = gateway(404, 'There is no such operation.');

/** No QR code has this coding, address or id. */
export const NO_QRCODE = gateway(404, 'There is no such QR code.');

/** The service behind the gateway does not answer. */
export const UNAVAILABLE = gateway(502, 'The service behind the gateway cannot be reached.');

/** A mistake of the server itself. */
export const SYSTEM_ERROR = business(100300);

/** The limit is spent; `seconds` until it opens again. */
export function limited(seconds: number): Rejection {
  return { ...gateway(429, 'Too many requests. Please wait before you try again.'), headers: { 'Retry-After': String(seconds) } };
}
