import type { Exchange, Header } from '../model/exchange.ts';
import type { Auth, LimitRules } from '../model/format.ts';
import type { KeyForm } from '../model/probe.ts';
import type { OpenWire } from '../model/wire.ts';
import type { Budget } from './budget.ts';
import type { SendRate } from './rate.ts';

/** What a sender is told about its target. */
export interface SenderOptions {
  /** The base URL to which operation paths are appended; a slash at its end is ignored. */
  readonly target: string;
  /** How the key is sent; `undefined` where the format has none. */
  readonly auth: Auth | undefined;
  /** The good key. */
  readonly apiKey: string | undefined;
  /** Sent with every request, masked wherever they are shown; one that stands in the place of the key is dropped. */
  readonly headers: readonly Header[];
  /** Milliseconds from connecting to the last byte of an answer; 10,000 unless given. */
  readonly timeoutMs?: number;
  /** The largest body that is read, also after decoding; 4 MiB unless given. */
  readonly maxBodyBytes?: number;
  /** Requests under way at one time. */
  readonly connections: number;
  /** The pace that is kept. */
  readonly rate?: SendRate | undefined;
  /** What the format says of rate limits. */
  readonly limits?: LimitRules | undefined;
  /** What may be sent at all, retries included. */
  readonly budget?: Budget | undefined;
  /** Name and version of the tool, for `User-Agent`: `errspec 0.1.0`. */
  readonly tool: string;
  /** Nothing is sent after it aborts, but clean-up. */
  readonly signal: AbortSignal;
  /** Whether an answer says that a limit is spent; by HTTP status 429 unless given. */
  readonly isLimited?: (exchange: Exchange) => boolean;
  /** Told before each wait of a second or more. */
  readonly onWait?: (wait: { readonly seconds: number; readonly why: 'limit-spent' | 'limit-near' }) => void;
  /** The way to the target: connections over the network unless given. */
  readonly wire?: OpenWire | undefined;
  /** How long a spent limit is waited for: 5 tries and 90,000 ms in all unless given. */
  readonly patience?: Patience;
}

/** The bounds of waiting for a spent limit, per request. */
export interface Patience {
  /** How often one request is sent at most. */
  readonly tries: number;
  /** Milliseconds of waiting in all; a server that asks for more is not waited for. */
  readonly ms: number;
}

/** A probe with all its values filled in; only the key is still to be placed. */
export interface ResolvedRequest {
  readonly method: string;
  /** Under the base path, percent-encoded, with a leading slash. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
  /** Sent exactly so; no `Content-Type` where it is `undefined`. */
  readonly contentType: string | undefined;
  readonly key: KeyForm;
  /** The key that a state answered; sent where the probe asks for it. */
  readonly stateKey: string | undefined;
}

export interface SendOptions {
  /** True where a spent limit is what the request is about: it is sent once, and its answer says nothing about the pace. */
  readonly expects429: boolean;
  /** True where a spent limit is one of several things that the answer may say: it is sent again only once. */
  readonly may429?: boolean;
  /** True for clean-up: sent even after the run was cancelled. */
  readonly cleanUp?: boolean;
  /** True where the request may create something: once it is under way its answer is awaited, cancelled or not, for it names what is to be deleted. */
  readonly creates?: boolean;
  /**
   * Called where a used connection was closed before any answer came, and the request is not sent again because it may have changed something:
   * nothing can be said of it, and its failure is `cancelled`.
   */
  readonly onCut?: () => void;
  /** Given each answer of a spent limit that was waited out, so that it can be judged too. */
  readonly onRetried?: (exchange: Exchange) => void;
}

/** Sends requests to one target. */
export interface Sender {
  /**
   * What came of a request: always an exchange, never a throw for anything the target does. Where nothing may be sent any
   * more (cancelled, or the budget is spent) its failure is `cancelled`. It ends with an answer of a spent limit only where that
   * was expected, or could not be waited out.
   */
  readonly send: (request: ResolvedRequest, options: SendOptions) => Promise<Exchange>;
  /** How many requests were sent, those sent again included. */
  readonly sent: () => number;
  /** How many of them were sent again because of a spent limit. */
  readonly retries: () => number;
  /** Cuts all connections. */
  readonly close: () => Promise<void>;
}
