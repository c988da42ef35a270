import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { Call, OperationName } from './call.ts';
import type { QrCode } from './code.ts';
import type { JsonReading } from './json.ts';
import type { Account, Key, Keys } from './keys.ts';
import type { Rate } from './limit.ts';
import type { BulkPlan, BulkResult } from './operations/bulk.ts';
import type { Page } from './operations/list.ts';
import type { FieldError, Rejection } from './outcome.ts';
import type { Rules } from './rules.ts';

/** The points at which a fault or a variant can change the server. Without seams, the server behaves as documented. */
export interface Seams {
  /** Replaces validation rules. */
  readonly rules?: Partial<Rules>;
  /** Overrides the rate limit that the server was started with. */
  readonly rate?: Rate;

  /** Reads the API key of a request. */
  readonly offeredKey?: (call: Call) => string | undefined;
  /** Finds the key for the text that was sent; `undefined` rejects it. */
  readonly matchesKey?: (offered: string | undefined, keys: Keys) => Key | undefined;
  /** Operations that require no key. Without a valid one they use the account of the server's own key. */
  readonly unguarded?: readonly OperationName[];
  /** Operations that run before the key and the rate limit are checked. */
  readonly runsBeforeCheck?: readonly OperationName[];
  /** Operations that validate the body before the key. */
  readonly bodyBeforeKey?: readonly OperationName[];

  /** Parses a body; `strict` is the documented parser. */
  readonly readsJson?: (bytes: Uint8Array, strict: (bytes: Uint8Array) => JsonReading, call: Call) => JsonReading;
  /** Changes the validation errors of an input, which is the object or the bulk item. */
  readonly findsErrors?: (errors: readonly FieldError[], input: unknown, call: Call) => readonly FieldError[];
  /** Names the field at a path. */
  readonly namesField?: (path: FieldError['path']) => string;
  /** Changes a rejection before it becomes an answer. */
  readonly rejects?: (rejection: Rejection, call: Call) => Rejection;

  /** Changes or omits what is stored when a code is created. The answer stays the same. */
  readonly stores?: (code: QrCode) => QrCode | undefined;
  /** True if the account may see the code in this operation. */
  readonly shows?: (code: QrCode, account: Account, operation: OperationName | undefined) => boolean;
  /** True if lists of the account have the code. */
  readonly lists?: (code: QrCode, account: Account, search: string | null) => boolean;
  /** Changes what is stored when a code is updated. */
  readonly updates?: (before: QrCode, after: QrCode, input: JsonObject) => QrCode;
  /** Stores the valid part of an update before rejecting it. */
  readonly updatesBeforeValidating?: true;
  /** True if deleting a code removes it from the store. */
  readonly removes?: (code: QrCode) => boolean;

  /** Changes which items of a bulk are created and reported. */
  readonly plansBulk?: (plan: BulkPlan, call: Call) => BulkPlan;
  /** Changes the result of a bulk before it becomes an answer. */
  readonly reportsBulk?: (result: BulkResult, plan: BulkPlan) => BulkResult;
  /** Changes a page of a listing; `all` are the codes of all pages. */
  readonly pages?: (page: Page, all: readonly QrCode[]) => Page;

  /** Changes the whole answer before it is sent. */
  readonly answers?: (answer: Answer, call: Call) => Answer | Promise<Answer>;
  /** Writes to the raw connection. If it returns true, nothing else is sent. */
  readonly writes?: (outgoing: ServerResponse, answer: Answer, call: Call) => boolean;
}
