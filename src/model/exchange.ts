/** A header as it stood on the wire; names in lower case. */
export type Header = readonly [name: string, value: string];

/** One request and what came of it, as bytes; secrets are masked before it is made. Frozen. */
export interface Exchange {
  readonly request: SentRequest;
  readonly outcome: ExchangeOutcome;
  /** How often it was sent again because of an unexpected 429. */
  readonly retries: number;
}

export interface SentRequest {
  readonly method: string;
  /** Absolute, with the query; a key in it is masked. */
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
      /** The answer repeated a secret that was sent (it is masked in `body` and `headers`). */
      readonly leakedSecret: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly detail: string; readonly ms: number };

/** Why there is no complete, well-formed answer. */
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

/** The value of a header, joined by commas where it stands several times, or `undefined`. */
export function header(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  let found: string | undefined;
  for (const one of headers) if (one[0] === wanted) found = found === undefined ? one[1] : `${found}, ${one[1]}`;
  return found;
}
