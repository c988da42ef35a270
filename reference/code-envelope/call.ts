import type { JsonObject } from '../../src/json/json.ts';
import type { Key } from './keys.ts';

/** The operations of the API, named as in its description. */
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
  /** The number of the request, from 1, in the order of arrival. */
  readonly number: number;
  /** `undefined` if the API has no such route or method. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** `undefined` if it was larger than `LARGEST_BODY`. */
  readonly body: Uint8Array | undefined;
}

/** A call with a valid API key and the JSON object of its body. */
export interface Submitted {
  readonly call: Call;
  readonly key: Key;
  readonly input: JsonObject;
}
