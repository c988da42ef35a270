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

/** Places where a server of this format can go wrong, or use a freedom. Without a seam the server does the documented thing. */
export interface Seams {
  /** Other rules for the input. */
  readonly rules?: Partial<Rules>;
  /** A rate limit, whatever the server was started with. */
  readonly rate?: Rate;

  /** Where the key is read from. */
  readonly offeredKey?: (call: Call) => string | undefined;
  /** Which key what was offered stands for; `undefined` refuses it. */
  readonly matchesKey?: (offered: string | undefined, keys: Keys) => Key | undefined;
  /** Operations that ask for no key; without a good one they act for the account of the server's key. */
  readonly unguarded?: readonly OperationName[];
  /** Operations that look at the body before the key. */
  readonly bodyBeforeKey?: readonly OperationName[];

  /** Reads a body; `strict` is the documented way. */
  readonly readsJson?: (bytes: Uint8Array, strict: (bytes: Uint8Array) => JsonReading, call: Call) => JsonReading;
  /** What is found wrong with an input, before it is told; `input` is the object or the item that was judged. */
  readonly finds?: (errors: readonly FieldError[], input: unknown, call: Call) => readonly FieldError[];
  /** How a field is named. */
  readonly names?: (path: FieldError['path']) => string;
  /** The refusal before it is put into the envelope. */
  readonly refuses?: (refusal: Rejection, call: Call) => Rejection;

  /** What is stored when a code is created: another code, or nothing. What is answered stays. */
  readonly stores?: (code: QrCode) => QrCode | undefined;
  /** Whether the account may see the code in this operation. */
  readonly shows?: (code: QrCode, account: Account, operation: OperationName | undefined) => boolean;
  /** What is stored when a code is changed. */
  readonly changes?: (before: QrCode, after: QrCode, input: JsonObject) => QrCode;
  /** Stores what it can of an update that it then refuses. */
  readonly changesBeforeJudging?: true;
  /** Whether a code that is deleted goes out of the store. */
  readonly removes?: (code: QrCode) => boolean;

  /** What is to become of the items of a bulk. */
  readonly plans?: (plan: BulkPlan, call: Call) => BulkPlan;
  /** What a bulk tells. */
  readonly tells?: (result: BulkResult, plan: BulkPlan) => BulkResult;
  /** A page of a listing; `all` are the codes that were found. */
  readonly pages?: (page: Page, all: readonly QrCode[]) => Page;

  /** The whole answer before it is written. */
  readonly answers?: (answer: Answer, call: Call) => Answer | Promise<Answer>;
  /** Writes below HTTP; true where it did, and nothing else is written. */
  readonly writes?: (outgoing: ServerResponse, answer: Answer, call: Call) => boolean;
}
