import type { FreshKeys } from '../model/check.ts';
import type { Exchange, Header } from '../model/exchange.ts';
import type { Auth, LimitRules } from '../model/format.ts';
import type { Method } from '../model/method.ts';
import type { KeyForm } from '../model/probe.ts';
import type { OpenWire } from '../model/wire.ts';
import type { Budget } from './budget.ts';
import type { Pace } from './rate.ts';

/** What a sender needs to know about its target. */
export interface SenderOptions {
  /** The base URL to which operation paths are appended; a trailing slash is ignored. */
  readonly target: string;
  /** How the key is sent; `undefined` if the format has none. */
  readonly auth: Auth | undefined;
  /** The good key. */
  readonly apiKey: string | undefined;
  /** Where new keys are from, in place of `apiKey`: a request that is rejected for its key is sent again with a new one. */
  readonly freshKeys?: FreshKeys | undefined;
  /** Whether an answer rejects the key; by default HTTP status 401. */
  readonly isKeyRejected?: (exchange: Exchange) => boolean;
  /** Sent with every request and masked wherever it is shown; a header that would replace the key is dropped. */
  readonly headers: readonly Header[];
  /** Milliseconds from connecting to the last byte of an answer; default 10,000. */
  readonly timeoutMs?: number;
  /** The largest body that is read, before and after decoding; default 4 MiB. */
  readonly maxBodyBytes?: number;
  /** Requests that may be in flight at one time. */
  readonly connections: number;
  /** Spreads requests by the user's rate. */
  readonly pace?: Pace | undefined;
  /** The rate-limit rules of the format. */
  readonly limits?: LimitRules | undefined;
  /** How many requests may be sent in all, retries included. */
  readonly budget?: Budget | undefined;
  /** Name and version of the tool, for `User-Agent`: `errspec 0.1.0`. */
  readonly tool: string;
  /** After it aborts nothing but clean-up is sent. */
  readonly signal: AbortSignal;
  /** After it aborts nothing at all is sent. */
  readonly cleanUpSignal?: AbortSignal | undefined;
  /** Whether an answer means "rate limit exceeded"; by default HTTP status 429. */
  readonly isLimited?: (exchange: Exchange) => boolean;
  /** Called before each wait of a second or more. */
  readonly onWait?: (wait: { readonly seconds: number; readonly why: 'limit-exceeded' | 'limit-near' }) => void;
  /** How to reach the target; over the network by default. */
  readonly wire?: OpenWire | undefined;
  /** How long to wait for an exceeded rate limit; default 5 tries and 90,000 ms in all. */
  readonly patience?: Patience;
}

/** Bounds for retries of one request after "rate limit exceeded". */
export interface Patience {
  /** How often one request is sent at most. */
  readonly tries: number;
  /** Milliseconds of waiting in all; if the server asks for more, the request is not retried. */
  readonly ms: number;
}

/** A probe with all its values filled in except the key. */
export interface ResolvedRequest {
  readonly method: Method;
  /** Below the base path, percent-encoded, with a leading slash. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
  /** Sent exactly so; without a `Content-Type` if `undefined`. */
  readonly contentType: string | undefined;
  readonly key: KeyForm;
  /** The key returned by a provider state; sent if the probe asks for it. */
  readonly stateKey: string | undefined;
}

export interface SendOptions {
  /** The request is meant to exceed the rate limit: it is sent once, and its answer does not influence throttling. */
  readonly expects429: boolean;
  /** The answer may legally be "rate limit exceeded": the request is retried only once. */
  readonly may429?: boolean;
  /** The request is part of clean-up: it is sent even after the run was cancelled. */
  readonly cleanUp?: boolean;
  /** The request may create something: once sent, its answer is awaited even if the run is cancelled, because it names what to delete. */
  readonly creates?: boolean;
  /**
   * Called when a reused connection was closed before any answer came and the request may have changed something, so that it is not sent
   * again. The exchange is inconclusive; its failure is `cancelled`.
   */
  readonly onCut?: () => void;
  /** Called with each "rate limit exceeded" answer after which the request was sent again, so that these answers are judged too. */
  readonly onRetried?: (exchange: Exchange) => void;
}

/** Sends requests to one target. */
export interface Sender {
  /**
   * Sends a request. Always resolves to an exchange, whatever the target does. If nothing may be sent any more (cancelled, or the budget is
   * used up) its failure is `cancelled`. It ends with "rate limit exceeded" only if that was expected or patience ran out.
   */
  readonly send: (request: ResolvedRequest, options: SendOptions) => Promise<Exchange>;
  /** How many requests were sent, retries included. */
  readonly sent: () => number;
  /** How many of them were retries after "rate limit exceeded". */
  readonly retries: () => number;
  /** Closes all connections. */
  readonly close: () => Promise<void>;
}
