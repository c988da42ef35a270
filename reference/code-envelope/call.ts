import type { JsonObject } from '../../src/json/json.ts';
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
