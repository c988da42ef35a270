import type { Method } from './method.ts';

/** A header as sent or received; the name is in lower case. */
export type Header = readonly [name: string, value: string];

/** One request and its outcome, as bytes. Secrets are masked before it is created. Frozen. */
export interface Exchange {
  readonly request: SentRequest;
  readonly outcome: ExchangeOutcome;
  /** How often the request was sent again after an unexpected 429. */
  readonly retries: number;
}

export interface SentRequest {
  readonly method: Method;
  /** Absolute, with the query; keys are masked. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
}

export type ExchangeOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: readonly Header[];
      readonly body: Uint8Array;
      /** Milliseconds from sending to the last byte. */
      readonly ms: number;
      /** The answer repeated a secret of the request (masked in `body` and `headers`). */
      readonly leakedSecret: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly detail: string; readonly ms: number };

/** Why no complete, well-formed answer came. */
export type Failure =
  | 'refused'
  | 'unresolved'
  | 'reset'
  | 'timeout'
  | 'malformed'
  | 'too-large'
  | 'tls'
  /** Nothing was sent, or the run ended before the answer came. */
  | 'cancelled'
  /** This machine failed (no sockets or memory left, no network): nothing can be said about the target. */
  | 'local';

/** The value of a header, or `undefined`. Repeated headers are joined by commas. */
export function header(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  let found: string | undefined;
  for (const one of headers) if (one[0] === wanted) found = found === undefined ? one[1] : `${found}, ${one[1]}`;
  return found;
}
