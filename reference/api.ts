import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../src/json/json.ts';

/** A request as an API reads it, whichever way it came. */
export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** `undefined`: more than `LARGEST_BODY`, and not kept. */
  readonly body: Uint8Array | undefined;
  /** The raw connection, for lies below HTTP; `undefined` where there is none. */
  readonly outgoing: ServerResponse | undefined;
}

/** An answer as it is written. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An answer that is JSON. */
export function jsonAnswer(status: number, body: JsonObject): ApiAnswer {
  return { status, headers: { 'Content-Type': 'application/json' }, text: JSON.stringify(body) };
}

/** One API of the reference server. */
export interface Api {
  /** The format it speaks. */
  readonly format: string;
  /** The path under which its operations stand: `/api/v1`. */
  readonly basePath: string;
  /** Answers a request whose path begins with `basePath`; `undefined` where a lie has written to the raw connection itself. */
  readonly answer: (request: ApiRequest) => Promise<ApiAnswer | undefined>;
  /** Its provider states: the values, or `undefined` for a state it does not know. */
  readonly setUp: (state: string, params: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | undefined;
  readonly tearDown: (state: string, params: Readonly<Record<string, unknown>>) => boolean;
}

/** What both APIs are started with. */
export interface ApiOptions {
  readonly apiKey: string;
  /** Requests that the limit allows, per window; `undefined`: unlimited. */
  readonly rate: { readonly requests: number; readonly seconds: number } | undefined;
  /** The key for a provider state: one per set-up, the same for all APIs that know the state, so that one answer fits all. */
  readonly newKey?: () => string;
}

/** Bytes of a body that are kept at most: 5 MiB. */
export const LARGEST_BODY = 5 * 1024 * 1024;

/** A body that is in memory already, as an API reads it. */
export function kept(body: Uint8Array): ApiRequest['body'] {
  return body.byteLength > LARGEST_BODY ? undefined : body;
}
