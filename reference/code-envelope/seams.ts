import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { Call, OperationName } from './call.ts';
import type { JsonReader } from './json.ts';
import type { Key, Keys } from './keys.ts';
import type { Rate } from './limit.ts';
import type { Rejection } from './outcome.ts';
import type { ChangeParameter } from './parameters.ts';
import type { Submission } from './resources.ts';

/** The points at which a fault or a variant can change the server. Without seams, the server behaves as documented. */
export interface Seams {
  /** Overrides the rate limit that the server was started with. */
  readonly rate?: Rate;
  /** The HTTP status for a `code` (0 for a success). */
  readonly status?: (code: number, call: Call) => number;

  /** Reads the API key of a request. */
  readonly offeredKey?: (call: Call) => string | undefined;
  /** Finds the key for the text that was sent; `undefined` rejects it. */
  readonly matchesKey?: (offered: string | undefined, keys: Keys) => Key | undefined;
  /** Operations that require no key; they use the server's own. */
  readonly unguarded?: readonly OperationName[];
  /** Operations that validate the body before the key. */
  readonly bodyBeforeKey?: readonly OperationName[];
  /** True if a key may call an operation; otherwise the call is rejected with 403. */
  readonly permits?: (key: Key, operation: OperationName) => boolean;

  /** Parses a body; `strict` is the documented parser. */
  readonly readsJson?: (bytes: Uint8Array, strict: JsonReader) => ReturnType<JsonReader>;
  /** Changes the input before it is validated. */
  readonly readsInput?: (input: JsonObject, call: Call) => JsonObject;
  /** Changes the rule for a member of the input. */
  readonly changesParameter?: ChangeParameter;
  /** Rejects members of the input that no operation defines. */
  readonly unknownMembers?: 'rejected';

  /** True if the key may see the record. */
  readonly shows?: (record: Submission, key: Key) => boolean;
  /** The number of elements of a page when `size` was requested. */
  readonly pageSize?: (size: number, operation: OperationName) => number;
  /** Changes a rejection before it becomes an answer. */
  readonly rejects?: (rejection: Rejection, call: Call) => Rejection;

  /** Changes the whole answer before it is sent. */
  readonly answers?: (answer: Answer, call: Call) => Answer | Promise<Answer>;
  /** Writes to the raw connection. If it returns true, nothing else is sent. */
  readonly writes?: (outgoing: ServerResponse, answer: Answer, call: Call) => boolean;
}
