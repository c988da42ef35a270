import type { Failure, Header } from './exchange.ts';

/** The bounds of every exchange with one origin. */
export interface WireOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/** A request as it goes out. */
export interface WireRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
  /** On a connection that carries nothing else. */
  readonly fresh?: boolean;
}

/** Why there is no answer, and the same in a few words. */
export interface Failed {
  readonly kind: 'failed';
  readonly failure: Failure;
  readonly detail: string;
  /** A connection that had carried other requests was closed before any part of an answer came: whether the request arrived is not known. Never so on a fresh one. */
  readonly cut?: true;
}

/** The bytes that came, still encoded, or why there are none. Header names are in lower case. */
export type RawAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: readonly Header[]; readonly body: Buffer }
  | Failed;

/** Opens the way to an origin; nothing is sent yet. */
export type OpenWire = (options: WireOptions) => Wire;

/** The way to one origin: connections that are kept alive, or a server in the same process. */
export interface Wire {
  readonly exchange: (request: WireRequest, signal: AbortSignal | undefined) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
}
