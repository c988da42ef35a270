import type { Header } from './exchange.ts';

/** A request and its answer as somebody else recorded them, such as a browser or a proxy. Header names are in lower case; nothing is masked yet. */
export interface RecordedMessage {
  readonly method: string;
  /** Absolute, with the query. */
  readonly url: string;
  readonly requestHeaders: readonly Header[];
  readonly requestBody: Uint8Array | undefined;
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly ms: number;
}

/** What a recording holds, and how many of its entries cannot be judged, by reason. */
export interface Recording {
  readonly messages: readonly RecordedMessage[];
  /** No answer came, or the recorder did not keep its body. */
  readonly incomplete: number;
}
