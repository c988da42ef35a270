import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { Call, OperationName } from './call.ts';
import type { JsonReader } from './json.ts';
import type { Key, Keys } from './keys.ts';
import type { Rate } from './limit.ts';
import type { Rejection } from './outcome.ts';
import type { ChangeParameter } from './parameters.ts';
import type { Submission } from './things.ts';

/** Places where a server of this format can go wrong, or use a freedom. Without a seam the server does the documented thing. */
export interface Seams {
  /** A rate limit, whatever the server was started with. */
  readonly rate?: Rate;
  /** How the HTTP status follows from `code` (0 for a success). */
  readonly status?: (code: number, call: Call) => number;

  /** Where the key is read from. */
  readonly offeredKey?: (call: Call) => string | undefined;
  /** Which key what was offered stands for; `undefined` refuses it. */
  readonly matchesKey?: (offered: string | undefined, keys: Keys) => Key | undefined;
  /** Operations that ask for no key; they act for the server's own. */
  readonly unguarded?: readonly OperationName[];
  /** Operations that look at the body before the key. */
  readonly bodyBeforeKey?: readonly OperationName[];
  /** Whether a key may call an operation; otherwise it is refused with 403. */
  readonly permits?: (key: Key, operation: OperationName) => boolean;

  /** Reads a body; `strict` is the documented way. */
  readonly readsJson?: (bytes: Uint8Array, strict: JsonReader) => ReturnType<JsonReader>;
  /** The input before it is judged. */
  readonly takes?: (input: JsonObject, call: Call) => JsonObject;
  /** What a member of the input must be. */
  readonly parameter?: ChangeParameter;
  /** Members of the input that no operation knows. */
  readonly unknownMembers?: 'refused';

  /** Whether the key may see the record. */
  readonly shows?: (record: Submission, key: Key) => boolean;
  /** How many elements a page holds where `size` is asked for. */
  readonly pageSize?: (size: number, operation: OperationName) => number;
  /** The refusal before it is put into the envelope. */
  readonly refuses?: (refusal: Rejection, call: Call) => Rejection;

  /** The whole answer before it is written. */
  readonly answers?: (answer: Answer, call: Call) => Answer | Promise<Answer>;
  /** Writes below HTTP; true where it did, and nothing else is written. */
  readonly writes?: (outgoing: ServerResponse, answer: Answer, call: Call) => boolean;
}
