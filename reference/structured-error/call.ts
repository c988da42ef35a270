import type { JsonObject } from '../../src/json/json.ts';
import type { Account } from './keys.ts';

/** The operations of the API, by the ids of its description. */
export type OperationName =
  | 'createQrcode'
  | 'createQrcodesBulk'
  | 'listQrcodes'
  | 'getQrcode'
  | 'updateQrcode'
  | 'deleteQrcode'
  | 'getQrcodeImage'
  | 'createKey';

/** One request as the API sees it. */
export interface Call {
  /** Counts from 1, in the order in which requests came in. */
  readonly number: number;
  /** `undefined` for a route or method that the API does not have. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The `{id}` of the path, `''` where it has none. */
  readonly id: string;
  readonly body: Body;
  /** A fresh UUID: the request id of the answer. */
  readonly requestId: string;
}

/** The bytes of a request body; one over the limit is not kept. */
export type Body = { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'too large' };

/** A call whose key was let in. */
export interface Admitted {
  readonly call: Call;
  readonly account: Account;
}

/** An admitted call with the JSON object that it carries. */
export interface Submitted extends Admitted {
  readonly input: JsonObject;
}
