import type { JsonObject } from '../../src/json/json.ts';
import type { Account } from './keys.ts';

/** The operations of the API, named as in its description. */
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
  /** The number of the request, from 1, in the order of arrival. */
  readonly number: number;
  /** `undefined` if the API has no such route or method. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The `{id}` of the path; `''` if there is none. */
  readonly id: string;
  readonly body: Body;
  /** A fresh UUID: the request id of the answer. */
  readonly requestId: string;
}

/** The bytes of a request body, unless it was too large. */
export type Body = { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'too large' };

/** A call with a valid API key. */
export interface Authenticated {
  readonly call: Call;
  readonly account: Account;
}

/** An authenticated call with the JSON object of its body. */
export interface Submitted extends Authenticated {
  readonly input: JsonObject;
}
