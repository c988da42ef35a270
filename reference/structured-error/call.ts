import type { JsonObject } from '../../src/model/json.ts';
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

/** Bytes of a body that are kept at most: 5 MiB. */
export const LARGEST_BODY = 5 * 1024 * 1024;

/** Reads the body to its end, so that the client can read the answer, but keeps no more than `LARGEST_BODY`. */
export async function readBody(request: Request): Promise<Body> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body !== null)
    for await (const part of request.body) {
      size += part.byteLength;
      if (size <= LARGEST_BODY) parts.push(part);
      else parts.length = 0;
    }
  return size > LARGEST_BODY ? { kind: 'too large' } : { kind: 'read', bytes: Buffer.concat(parts) };
}
