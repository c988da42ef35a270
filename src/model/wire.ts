import type { Failure, Header } from './exchange.ts';

/** Limits for every exchange with one origin. */
export interface WireOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/** A request as it is sent. */
export interface WireRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
  /** Use a connection that carries no other request. */
  readonly fresh?: boolean;
}

/** The reason why no answer came; `detail` says it in a few words. */
export interface Failed {
  readonly kind: 'failed';
  readonly failure: Failure;
  readonly detail: string;
  /** A reused connection was closed before any part of an answer came, so it is unknown whether the request arrived. Never set for a fresh connection. */
  readonly cut?: true;
}

/** The answer as received, still encoded, or the reason why there is none. Header names are in lower case. */
export type RawAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: readonly Header[]; readonly body: Buffer }
  | Failed;

/** Prepares connections to an origin; sends nothing yet. */
export type OpenWire = (options: WireOptions) => Wire;

/** Connections to one origin, or a server in the same process. */
export interface Wire {
  readonly exchange: (request: WireRequest, signal: AbortSignal | undefined) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
}
