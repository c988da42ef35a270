import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../src/json/json.ts';

/** A request as an API sees it, sent over HTTP or in process. */
export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** `undefined` if it was larger than `LARGEST_BODY`. */
  readonly body: Uint8Array | undefined;
  /** The raw connection, for faults below HTTP; `undefined` for requests in process. */
  readonly outgoing: ServerResponse | undefined;
}

/** An answer as it is sent. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A JSON answer. */
export function jsonAnswer(status: number, body: JsonObject): ApiAnswer {
  return { status, headers: { 'Content-Type': 'application/json' }, text: JSON.stringify(body) };
}

/** One API of the reference server. */
export interface Api {
  /** The format of its errors. */
  readonly format: string;
  /** The path of all its operations: `/api/v1`. */
  readonly basePath: string;
  /** Answers a request under `basePath`; `undefined` if a fault has already written to the raw connection. */
  readonly answer: (request: ApiRequest) => Promise<ApiAnswer | undefined>;
  /** Sets up a provider state and returns its values; `undefined` if the state is unknown. */
  readonly setUp: (state: string, params: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | undefined;
  readonly tearDown: (state: string, params: Readonly<Record<string, unknown>>) => boolean;
}

/** Options of both APIs. */
export interface ApiOptions {
  readonly apiKey: string;
  /** Requests allowed per window; `undefined` for no limit. */
  readonly rate: { readonly requests: number; readonly seconds: number } | undefined;
  /** The API key for a provider state. All APIs use the same key for one set-up, because the set-up has one answer. */
  readonly newKey?: () => string;
}

/** The largest body that the server reads: 5 MiB. */
export const LARGEST_BODY = 5 * 1024 * 1024;

/** The body of a request in process, or `undefined` if it is larger than `LARGEST_BODY`. */
export function withinLimit(body: Uint8Array): ApiRequest['body'] {
  return body.byteLength > LARGEST_BODY ? undefined : body;
}
