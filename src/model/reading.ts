import type { Json, JsonObject } from '../json/json.ts';
import type { Failure } from './exchange.ts';
import type { ErrorShape } from './format.ts';

/** An answer, understood by the reading rules of a format. */
export type Reading =
  | {
      readonly kind: 'success';
      readonly status: number;
      readonly mediaType: string | undefined;
      /** `undefined` where the body is not JSON (an image) or empty. */
      readonly body: Json | undefined;
      readonly requestId: string | undefined;
    }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly mediaType: string | undefined;
      readonly body: JsonObject | readonly Json[];
      /** The shape by whose rules it was read. */
      readonly shape: ErrorShape;
      readonly code: Json;
      /** `undefined` if there is none, or a value that the format defines as none. */
      readonly detail: Json | undefined;
      readonly message: Json | undefined;
      readonly fields: readonly BlamedField[];
      readonly requestId: string | undefined;
    }
  | {
      readonly kind: 'unreadable';
      readonly status: number;
      readonly mediaType: string | undefined;
      readonly why: Unreadable;
      readonly by: Answerer;
      /** The parsed body, if it was JSON. */
      readonly body: Json | undefined;
    }
  | { readonly kind: 'unanswered'; readonly failure: Failure; readonly detail: string };

/** Why an answer cannot be read: no body, no JSON, JSON that is no object, of none of the format's shapes, or without the format's code. */
export type Unreadable = 'empty' | 'not-json' | 'not-an-object' | 'no-shape' | 'no-code';

/** Who probably sent an answer; `signs` lists the evidence. */
export interface Answerer {
  readonly who: 'application' | 'framework' | 'proxy' | 'gateway' | 'unknown';
  /** `nginx`, `Express`, `AWS API Gateway` …, if recognised. */
  readonly name: string | undefined;
  readonly signs: readonly string[];
}

/** One entry of a list of blamed fields; `undefined` where the member is missing or no string. */
export interface BlamedField {
  readonly name: string | undefined;
  readonly message: Json | undefined;
  /** The code of the field, in formats that have such. */
  readonly code?: Json;
}

/** The created elements and the errors of a bulk answer, independent of its shape. */
export interface BulkReading {
  readonly created: readonly Json[];
  /** Positions of `created` in the request, if the answer states them (one list of results). */
  readonly createdAt: readonly number[] | undefined;
  readonly errors: readonly BulkError[];
  readonly summary:
    | { readonly submitted: Json | undefined; readonly created: Json | undefined; readonly failed: Json | undefined }
    | undefined;
  /** Pointers of documented members that are missing or have a wrong type. */
  readonly wrong: readonly string[];
}

export interface BulkError {
  readonly index: Json | undefined;
  readonly fields: readonly BlamedField[];
}
