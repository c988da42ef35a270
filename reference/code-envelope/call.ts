import type { JsonObject } from '../../src/model/json.ts';
import type { Key } from './keys.ts';

/** The operations of the API, by the ids of its description. */
export const OPERATIONS = [
  'getContent',
  'getOperation',
  'getTemplate',
  'getRecord',
  'getRecords',
  'getFormList',
  'addRecord',
  'verifyCertificate',
] as const;

export type OperationName = (typeof OPERATIONS)[number];

/** The operations that a read-only key may not call. */
export const WRITES: readonly OperationName[] = ['addRecord', 'verifyCertificate'];

/** One request as the API sees it. */
export interface Call {
  /** Counts from 1, in the order in which requests came in. */
  readonly number: number;
  /** `undefined` for a route or method that the API does not have. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** `undefined`: more than `LARGEST_BODY`, and not kept. */
  readonly body: Uint8Array | undefined;
}

/** A call whose key was let in, with the JSON object that it carries. */
export interface Submitted {
  readonly call: Call;
  readonly key: Key;
  readonly input: JsonObject;
}

/** Bytes of a body that are kept at most: 5 MiB. */
export const LARGEST_BODY = 5 * 1024 * 1024;

/** Reads the body to its end, so that the client can read the answer, but keeps no more than `LARGEST_BODY`. */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size <= LARGEST_BODY) parts.push(part);
    else parts.length = 0;
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(parts);
}
