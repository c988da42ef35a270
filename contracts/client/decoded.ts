import type { ErrorFormat } from './format.ts';

/** A decoded answer. */
export type Decoded<F extends ErrorFormat, Item = unknown, Data = unknown> = Success<Data> | PartialBulk<Item> | Failure<F> | Unreadable;

/** The request succeeded. */
export interface Success<Data = unknown> {
  readonly kind: 'success';
  readonly status: number;
  /** The parsed body, or its text if it is not JSON; with the option `data`, what that function returned. */
  readonly data: Data;
  readonly requestId: string | undefined;
}

/** The answer of a bulk operation that reports errors: the created resources and the errors, each with its submitted item. */
export interface PartialBulk<Item = unknown> {
  readonly kind: 'partial';
  readonly status: number;
  readonly data: unknown;
  readonly created: readonly BulkCreated<Item>[];
  readonly errors: readonly BulkError<Item>[];
  readonly requestId: string | undefined;
}

/** One created resource. `index` and `item` are set if `submitted` was given and the resource can be matched. */
export interface BulkCreated<Item> {
  readonly value: unknown;
  readonly index: number | undefined;
  readonly item: Item | undefined;
}

/** One rejected item. */
export interface BulkError<Item> {
  /** The position in the submitted items, from 0. */
  readonly index: number;
  readonly item: Item | undefined;
  readonly fields: FieldErrors;
}

/** The error messages of each field, by its name. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** The server rejected the request with an error of the format. */
export type Failure<F extends ErrorFormat> = FailureParts<F> & (KnownFailure<F> | UnknownFailure);

interface FailureParts<F extends ErrorFormat> {
  readonly kind: 'failure';
  readonly status: number;
  readonly message: string;
  /** The second-level code, if the answer has one. */
  readonly detail: Detail<F> | undefined;
  readonly fields: FieldErrors;
  readonly requestId: string | undefined;
  /** True if the same request may succeed later. */
  readonly retryable: boolean;
  /** Seconds to wait, if the answer says so. */
  readonly retryAfter: number | undefined;
}

/** A code of the catalogue. */
export interface KnownFailure<F extends ErrorFormat> {
  readonly known: true;
  readonly code: CodeOf<F>;
  readonly meaning: string;
}

/** A code that the catalogue does not list: new or undocumented. */
export interface UnknownFailure {
  readonly known: false;
  readonly code: string | number;
}

export type Detail<F extends ErrorFormat> =
  | { readonly known: true; readonly code: DetailOf<F>; readonly meaning: string }
  | { readonly known: false; readonly code: string | number };

/** The documented codes of a format, as a union of literals. */
export type CodeOf<F extends ErrorFormat> = F['codes'][number]['code'];

/** The documented second-level codes of a format, as a union of literals; `never` if it has none. */
export type DetailOf<F extends ErrorFormat> = F['details'][number]['code'];

/** An answer outside the format: the page of a gateway, another media type, an incomplete body, a success that `data` rejected. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly status: number;
  readonly why: 'empty' | 'media-type' | 'not-json' | 'not-an-object' | 'no-code' | 'broken-off' | 'no-response' | 'unexpected-data';
  /** The first 200 characters of the body; untrusted, so never insert it as markup. */
  readonly excerpt: string;
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;
}
